package dev.leat.core.execution;

import org.jspecify.annotations.Nullable;

/**
 * When something was read, as far as the reader's own writes go: what a transaction has read is stale for it after its next
 * write, and what it has read after a write may be rolled back.
 *
 * @param transaction where it was read, or null for outside of any
 * @param writes the transaction's writes before
 */
public record Moment(@Nullable OpenTransaction transaction, long writes) {
    static Moment in(@Nullable OpenTransaction transaction) {
        return new Moment(transaction, transaction == null ? 0 : transaction.writes());
    }

    /** Whether nothing was written between this moment and that one by whoever reads. */
    public boolean isAsGoodAs(Moment now) {
        boolean same = transaction == null ? now.transaction == null : transaction.isSameAs(now.transaction);
        return same ? writes == now.writes : writes == 0 && now.writes == 0;
    }
}
