package dev.leat.core.execution;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The transaction that a pipeline runs in, for libraries on top of this one. A nested transaction is one of its own. */
public sealed interface OpenTransaction permits Scope {
    /** What a caller keeps here for as long as the transaction is open; the same object at every call with this key. */
    <A> A attachment(Object key, Supplier<A> missing);

    /**
     * Has work flushed before the next statement that is subscribed to in this transaction, COMMIT included, so that
     * statements run in the order of the program; once for each call.
     */
    void beforeNext(Pending work);

    /** Statements sent in the whole transaction, so far, that are no selects. */
    long writes();

    /** Whether both are parts of the same transaction. */
    boolean isSameAs(@Nullable OpenTransaction other);

    /** Ends the transaction because a pipeline in it has broken without an error signal: a subscriber has thrown. */
    void breakOff(Throwable thrown);

    /** Work that waits for company. */
    interface Pending {
        /** Subscribe to the statements now; runs on the thread of the statement that comes next. */
        void flush();

        /** Give it up: the transaction is rolled back. */
        void cancel(Throwable reason);
    }
}
