package dev.leat.benchmarks.kit;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Digests of rows: cheap, since every contestant pays for them, and different for a wrong value in any column. They are mixed,
 * so that their sum is another one if two rows have exchanged a value. The finalizer is that of SplitMix64 (Steele, Lea and
 * Flood, OOPSLA 2014).
 */
final class Digest {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Digest() {}

    static long order(
            long id, long customerId, BigDecimal total, @Nullable String note, long placedSecond, int placedNano) {
        long digest = and(and(and(id, customerId), amount(total)), note == null ? 0 : note.hashCode());
        return mixed(and(and(digest, placedSecond), placedNano));
    }

    static long entry(
            long id,
            long customerId,
            long orderId,
            BigDecimal total,
            @Nullable String note,
            long placedSecond,
            int placedNano) {
        return mixed(and(order(id, customerId, total, note, placedSecond, placedNano), orderId));
    }

    static long id(long number, long id) {
        return mixed(and(number, id));
    }

    static long named(long id, String name) {
        return mixed(and(id, name.hashCode()));
    }

    static long item(long id, long orderId, String sku, int quantity) {
        return mixed(and(and(and(id, orderId), sku.hashCode()), quantity));
    }

    static long account(long id, String owner, BigDecimal balance) {
        return mixed(and(and(id, owner.hashCode()), amount(balance)));
    }

    static long world(int id, int number) {
        return mixed(and(id, number));
    }

    static long fortune(int place, int id, String message) {
        return mixed(and(and(place, id), message.hashCode()));
    }

    /** The same, below or at something; 0 is nothing. */
    static long at(long place, long digest) {
        return place == 0 ? digest : mixed(and(digest, place));
    }

    /** With its scale, but for zero: the driver's own codec gives one that came in binary without. */
    private static int amount(BigDecimal amount) {
        return amount.signum() == 0 ? 0 : amount.hashCode();
    }

    private static long and(long digest, long value) {
        return Long.rotateLeft(digest * GOLDEN, 29) ^ value;
    }

    private static long mixed(long digest) {
        long mixed = (digest ^ digest >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
