package dev.leat.core.execution;

import org.jspecify.annotations.Nullable;

/**
 * When something was read, as far as the writes of this program go. What was read is stale after the next write: for a
 * transaction after its own, and outside of one after any that was stored through the same database object. What a transaction
 * has read after it had written may be rolled back, and is for itself only.
 *
 * @param transaction what is the same for all parts of a transaction and no other, or null for outside of any
 * @param writes the transaction's writes before
 * @param stored what had been stored before by others
 */
public record Moment(@Nullable Object transaction, long writes, long stored) {
    static Moment in(@Nullable Scope scope, WriteCount count) {
        return scope == null
                ? new Moment(null, 0, count.now())
                : new Moment(scope.identity(), scope.writes(), count.now());
    }

    /** Whether nothing was written between this moment and that one that whoever reads then would see. */
    public boolean isAsGoodAs(Moment now) {
        if (transaction != null && transaction == now.transaction) {
            return writes == now.writes;
        }
        return stored == now.stored && writes == 0 && now.writes == 0;
    }
}
