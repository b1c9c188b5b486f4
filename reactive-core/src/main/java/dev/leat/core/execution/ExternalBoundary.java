package dev.leat.core.execution;

import reactor.core.publisher.Mono;

/** Statements on a connection that someone else owns: it is used in turns, and left as it is when the last turn is over. */
record ExternalBoundary(Session session) implements Boundary {
    @Override
    public Mono<Session> await() {
        return Mono.just(session);
    }

    @Override
    public Scope scope(Session acquired) {
        return new Scope(acquired, 0);
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
        return scope.control("(end)", connection -> Mono.empty());
    }
}
