package dev.leat.benchmarks.kit;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Digests of rows: cheap, since every contestant pays for them, and different for a wrong value in any column. */
final class Digest {
    private Digest() {}

    static long order(
            long id, long customerId, BigDecimal total, @Nullable String note, long placedSecond, int placedNano) {
        long digest = id * 31 + customerId;
        digest = digest * 31 + total.hashCode();
        digest = digest * 31 + (note == null ? 0 : note.hashCode());
        return (digest * 31 + placedSecond) * 31 + placedNano;
    }

    static long id(long number, long id) {
        return number * 31 + id;
    }

    static long named(long id, String name) {
        return id * 31 + name.hashCode();
    }

    static long item(long id, long orderId, String sku, int quantity) {
        return ((id * 31 + orderId) * 31 + sku.hashCode()) * 31 + quantity;
    }

    static long account(long id, BigDecimal balance) {
        return id * 31 + balance.hashCode();
    }

    static long world(int id, int number) {
        return id * 31L + number;
    }

    static long fortune(int place, int id, String message) {
        return (place * 31L + id) * 31 + message.hashCode();
    }
}
