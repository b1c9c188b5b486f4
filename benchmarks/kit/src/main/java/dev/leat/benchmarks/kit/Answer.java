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
    private long parts;
    private long parent;
    private long place;

    /**
     * The rows that follow belong to the object with this key, such as the items of an order; 0: to none, as at first. So
     * a row that is with the wrong parent is seen.
     */
    public final void below(long key) {
        parent = key;
    }

    /** The row that follows is the next of a list whose order counts. */
    public final void next() {
        parent = ++place;
    }

    /** A row of {@code orders}. */
    public final void order(
            long id, long customerId, BigDecimal total, @Nullable String note, OffsetDateTime placedAt) {
        add(Digest.order(id, customerId, total, note, placedAt.toEpochSecond(), placedAt.getNano()));
    }

    /** A row of {@code entry}. */
    public final void entry(
            long id, long customerId, long orderId, BigDecimal total, @Nullable String note, OffsetDateTime placedAt) {
        add(Digest.entry(id, customerId, orderId, total, note, placedAt.toEpochSecond(), placedAt.getNano()));
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
    public final void account(long id, String owner, BigDecimal balance) {
        add(Digest.account(id, owner, balance));
    }

    /** A row of {@code world}, as it is now. */
    public final void world(int id, int number) {
        add(Digest.world(id, number));
    }

    /** A row of {@code fortune}, at its place in the sorted list, from 0. */
    public final void fortune(int place, int id, String message) {
        add(Digest.fortune(place, id, message));
    }

    /** A row of {@code node}, {@link #below} the node that has it among its children. */
    public final void node(long id, String label) {
        add(Digest.named(id, label));
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
        sum += Digest.at(parent, digest);
    }

    /** What was given since the last part is one, such as the answer to one of many requests, with a number from 1. */
    protected final void part(long number) {
        parts += Digest.at(number, sum);
        sum = 0;
        parent = 0;
        place = 0;
    }

    /** What it was given so far. */
    public final Check check() {
        return new Check(rows, parts + sum);
    }

    /** All rows were given. */
    public abstract void done();

    /** The operation failed. */
    public abstract void failed(Throwable failure);
}
