package dev.leat.mapper.it.shop;

import dev.leat.mapper.it.testing.MappedDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every kind of relation in both directions, in and out of a transaction, on a pool of one, and side by
 * side on a pool of four, at the sizes around
 * which drivers, operators and chunks change their ways.
 */
interface RelationSizes {
    /** From here on a pool of one is enough: what could wait for itself there waits for nothing on a larger one. */
    int LARGE = 10_000;

    /** A new database with the shop's tables. */
    MappedDatabase newDatabase(int poolSize);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 256, 257, 600, 10_000})
    default void everyRelationTakesOneStatementAtAnySize(int size) {
        try (MappedDatabase one = newDatabase(1);
                MappedDatabase four = one.throughPool(4)) {
            ShopData data = ShopData.fill(one, size);
            for (RelationCase<?> relation : new RelationCases(data).all()) {
                relation.check(one, false);
                relation.check(one, true);
                if (size < LARGE) {
                    relation.check(four, false);
                }
            }
            one.check();
        }
    }
}
