package dev.leat.mapper.fetch;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UnavailableException;
import dev.leat.core.execution.OpenTransaction;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lookups of one kind in one place, which wait for a statement to share. Safe for use by many threads. */
sealed interface LookupQueue<T, K> permits PoolLookups, TransactionLookups {
    LookupStatements statements();

    Lookup<T, K> lookup();

    /** Where its statements run, or null for outside of any transaction. */
    @Nullable
    OpenTransaction transaction();

    /** One more that waits; fails if there are too many. */
    void enqueue(Waiter<T, K> waiter);

    /** A batch takes keys along, beside those that it has; called once for each that was begun here. */
    void fill(LookupKeys<T, K> keys);

    /** A batch runs that was not begun here. */
    void begun();

    /** A batch is over. */
    void ended(LookupBatch<T, K> batch);

    /** No connection can be had: that is true for all that wait now. */
    List<Waiter<T, K>> drain();

    static UnavailableException tooMany(Lookup<?, ?> lookup, int limit) {
        return new UnavailableException(
                ErrorText.of("TooManyLookups", "More than " + limit + " lookups of " + lookup.name() + " are waiting.")
                        .why("They come faster than the database answers.")
                        .fix(
                                "Give flatMap a smaller concurrency, use findAllById or a plan, or raise lookups.waiting."),
                null);
    }
}
