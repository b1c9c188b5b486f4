package dev.leat.mapper.it.shop;

import dev.leat.mapper.it.testing.MappedDatabase;

class PostgresRelationSizesIT implements RelationSizes {
    @Override
    public MappedDatabase newDatabase(int poolSize) {
        return ShopTables.postgres(poolSize);
    }
}
