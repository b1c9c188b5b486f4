package dev.leat.core.execution;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Statements on a connection that someone else owns: it is used in turns, and left as it is when the last turn is over. */
record ExternalBoundary(ConnectionSource source, ExternalConnection connection) implements Boundary {
    @Override
    public @Nullable Scope outer() {
        return null;
    }

    @Override
    public Mono<Session> await() {
        return Mono.fromSupplier(() -> Session.external(connection.connection(), source));
    }

    @Override
    public Boundary on(Session session) {
        return this;
    }

    @Override
    public Scope scope(Session session) {
        return Scope.external(session, connection.turns());
    }

    @Override
    public Mono<Void> begin(Scope scope) {
        return Mono.empty();
    }

    @Override
    public Mono<Void> commit(Scope scope) {
        return lastTurn(scope);
    }

    @Override
    public Mono<Void> rollback(Scope scope) {
        return lastTurn(scope);
    }

    @Override
    public Mono<Void> release(Scope scope) {
        return Mono.empty();
    }

    private static Mono<Void> lastTurn(Scope scope) {
        return scope.last(ControlCall.nothing());
    }
}
