package dev.leat.mapper.it.shop;

import dev.leat.mapper.it.testing.MappedDatabase;

class H2RelationSizesIT implements RelationSizes {
    @Override
    public MappedDatabase newDatabase(int poolSize) {
        return ShopTables.h2(poolSize);
    }
}
