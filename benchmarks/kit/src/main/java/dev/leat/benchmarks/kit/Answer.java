package dev.leat.benchmarks.kit;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Where an operation hands the values of every row that it read, out of the contestant's own entities, and tells that it
 * is over.
 *
 * <p>Calls to one answer come one after the other, each visible to the next. {@link #done} or {@link #failed} is the last
 * call, and comes once, on any thread, also before the operation has returned.
 */
public abstract class Answer {
    private long rows;
    private long sum;

    /** A row of {@code orders}, or of {@code entry}. */
    public final void order(
            long id, long customerId, BigDecimal total, @Nullable String note, OffsetDateTime placedAt) {
        add(Digest.order(id, customerId, total, note, placedAt.toEpochSecond(), placedAt.getNano()));
    }

    /** A row of {@code customer}. */
    public final void customer(long id, String name) {
        add(Digest.named(id, name));
    }

    /** A row of {@code item}. */
    public final void item(long id, long orderId, String sku, int quantity) {
        add(Digest.item(id, orderId, sku, quantity));
    }

    /** A row of {@code account}, as it is now. */
    public final void account(long id, BigDecimal balance) {
        add(Digest.account(id, balance));
    }

    /** A row of {@code world}, as it is now. */
    public final void world(int id, int number) {
        add(Digest.world(id, number));
    }

    /** A row of {@code fortune}, at its place in the sorted list, from 0. */
    public final void fortune(int place, int id, String message) {
        add(Digest.fortune(place, id, message));
    }

    /** A row of {@code node}; the parent of a root is 0. */
    public final void node(long id, long parentId, String label) {
        add(Digest.item(id, parentId, label, 0));
    }

    /** The generated key of the booking with this number, from 1. */
    public final void id(long number, long id) {
        add(Digest.id(number, id));
    }

    /** Adds what another answer was given. */
    public final void add(Check check) {
        rows += check.rows();
        sum += check.sum();
    }

    private void add(long digest) {
        rows++;
        sum += digest;
    }

    /** What it was given so far. */
    public final Check check() {
        return new Check(rows, sum);
    }

    /** All rows were given. */
    public abstract void done();

    /** The operation failed. */
    public abstract void failed(Throwable failure);
}
