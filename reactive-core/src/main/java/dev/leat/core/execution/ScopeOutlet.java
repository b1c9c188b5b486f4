package dev.leat.core.execution;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;

/** Where the values of a scope's body go, and its outcome. The subscriber is the user's: nothing that it throws comes out. */
sealed interface ScopeOutlet<T> permits HeldOutlet, FlowOutlet {
    /** Asked for by the subscriber, perhaps before there is a body. */
    void request(long demand);

    /** Nobody listens any longer. */
    void cancel();

    /** The body runs and can be asked for values. */
    void from(Subscription body);

    /** A value of the body that runs; gives what the subscriber has thrown at it, or null. */
    @Nullable
    Throwable value(T item);

    /** The outcome, called once: an error, or null for a scope that has ended well. */
    void settle(@Nullable Throwable error);
}
