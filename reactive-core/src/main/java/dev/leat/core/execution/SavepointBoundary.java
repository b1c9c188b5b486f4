package dev.leat.core.execution;

import reactor.core.publisher.Mono;

/**
 * A part of a transaction that is undone alone: one turn in the queue of the scope around it, from its savepoint to its end.
 * The names are generated: drivers put them into the statement as they are.
 */
record SavepointBoundary(Scope outer) implements Boundary {
    @Override
    public Mono<Session> await() {
        return new TurnMono(outer.session(), outer.turns());
    }

    @Override
    public Scope scope(Session session) {
        return new Scope(session, outer.depth() + 1);
    }

    @Override
    public Mono<Void> begin(Scope scope) {
        return scope.control("SAVEPOINT", connection -> connection.createSavepoint(name(scope)));
    }

    @Override
    public Mono<Void> commit(Scope scope) {
        return scope.control("RELEASE SAVEPOINT", connection -> connection.releaseSavepoint(name(scope)));
    }

    @Override
    public Mono<Void> rollback(Scope scope) {
        return scope.control(
                        "ROLLBACK TO SAVEPOINT", connection -> connection.rollbackTransactionToSavepoint(name(scope)))
                .doOnError(error -> scope.session().doubt());
    }

    @Override
    public Mono<Void> release(Scope scope) {
        return Mono.fromRunnable(outer.turns()::leave);
    }

    private static String name(Scope scope) {
        return "sp_" + scope.depth();
    }
}
