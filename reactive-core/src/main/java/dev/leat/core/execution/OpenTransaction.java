package dev.leat.core.execution;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The transaction that a pipeline runs in, for libraries on top of this one. A nested transaction is one of its own. */
public sealed interface OpenTransaction permits Scope {
    /** What a caller keeps here for as long as the transaction is open; the same object at every call with this key. */
    <A> A attachment(Object key, Supplier<A> missing);

    /**
     * Statements, nested transactions and the end, so far, that have entered the queue in which they wait for their turn; those
     * that are made late are not counted. A statement that has been subscribed to has been counted, and what is subscribed to
     * later comes after it.
     */
    long entered();

    /** Runs an action with the reason when this transaction is about to be rolled back. */
    void whenUndone(Consumer<Throwable> action);

    /** Statements sent in the whole transaction, so far, that are no selects. */
    long writes();

    /** Whether both are parts of the same transaction. */
    boolean isSameAs(@Nullable OpenTransaction other);

    /** Ends the transaction because a pipeline in it has broken without an error signal: a subscriber has thrown. */
    void breakOff(Throwable thrown);
}
