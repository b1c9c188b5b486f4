package dev.leat.mapper.it.shop;

import dev.leat.mapper.it.testing.MappedDatabase;

/** A database of the shop with some rows, which the tests only read. */
interface FilledShop {
    /** Its size: as many rows are in each table. */
    int SIZE = 30;

    MappedDatabase database();

    ShopData data();
}
