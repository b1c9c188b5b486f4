package dev.leat.core.execution;

import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/**
 * How a scope begins and ends. The steps are called in this order, each once; all but the wait run to their end whatever is
 * cancelled.
 */
sealed interface Boundary permits TransactionBoundary, SavepointBoundary, ExternalBoundary {
    /** The way of the outcome; what the receiver throws breaks the scope around, if there is one. */
    <T> Delivery<T> delivery(CoreSubscriber<? super T> actual);

    /** Waits for the connection; may be cancelled until it is delivered. */
    Mono<Session> await();

    /** The boundary for the rest of the way, now that the connection is there and can be looked at. */
    Boundary on(Session session);

    /** The scope on that connection. */
    Scope scope(Session session);

    /** Begins. */
    Mono<Void> begin(Scope scope);

    /** Makes the work stay; an error means that it did not, or says that this is not known. */
    Mono<Void> commit(Scope scope);

    /** Undoes the work. */
    Mono<Void> rollback(Scope scope);

    /** Gives the connection on; never fails. */
    Mono<Void> release(Scope scope);
}
