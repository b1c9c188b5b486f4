package dev.leat.core.execution;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * How a scope begins and ends. The steps are called in this order, each once; all but the wait run to their end whatever is
 * cancelled.
 */
sealed interface Boundary permits TransactionBoundary, SavepointBoundary, ExternalBoundary {
    /** The scope around, or null. */
    @Nullable
    Scope outer();

    /** Who is told of what a subscriber with this Context throws: it breaks the scope around, if there is one. */
    default Consumer<Throwable> broken(Context context) {
        Scope around = outer();
        return around == null ? thrown -> Guard.drop(thrown, context) : around::breakOff;
    }

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
