package dev.leat.mapper.it.shop;

import dev.leat.mapper.it.testing.MappedDatabase;
import dev.leat.mapper.mapping.EntityType;

/** The tables of the shop. */
final class ShopTables {
    private ShopTables() {}

    static EntityType<?, ?>[] all() {
        return new EntityType<?, ?>[] {
            OrderItem_.entity,
            Order_.entity,
            Customer_.entity,
            Profile_.entity,
            Coupon_.entity,
            Stock_.entity,
            Product_.entity,
            Tag_.entity,
            Category_.entity
        };
    }

    static MappedDatabase postgres(int poolSize) {
        return MappedDatabase.postgres(poolSize).with(all());
    }

    static MappedDatabase h2(int poolSize) {
        return MappedDatabase.h2(poolSize).with(all());
    }
}
