package dev.leat.core.execution;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.TransactionAbortedException;
import dev.leat.core.error.UsageException;
import reactor.core.publisher.Mono;

/**
 * A part of a transaction that is undone alone: one turn in the queue of the scope around it, from its savepoint to its end.
 *
 * <p>The three statements are sent as text, with generated names, because the drivers' own methods skip them without a word
 * in a failed transaction, and begin a transaction where there is none. After ROLLBACK TO the savepoint is released as well:
 * PostgreSQL would keep it, and each of the next ones inside it.
 */
record SavepointBoundary(Scope outer, TransactionOptions options) implements Boundary {
    @Override
    public Mono<Session> await() {
        return new TurnMono(outer);
    }

    /** On a connection of someone else there may be no transaction, and this one is then a whole one. */
    @Override
    public Boundary on(Session session) {
        return outer.isExternal() && session.connection().isAutoCommit()
                ? new TransactionBoundary(session.source(), options, outer)
                : this;
    }

    @Override
    public Scope scope(Session session) {
        return outer.inner();
    }

    @Override
    public Mono<Void> begin(Scope scope) {
        return options.equals(TransactionOptions.DEFAULT)
                ? scope.control(ControlCall.statement("savepoint " + name(scope)))
                : Mono.error(nestedOptions());
    }

    /** In a transaction that an error has stopped, the part is undone, so that the rest of it can go on. */
    @Override
    public Mono<Void> commit(Scope scope) {
        return scope.last(ControlCall.statement("release savepoint " + name(scope))
                        .before(() -> scope.requireCommittable(SavepointBoundary::aborted)))
                .onErrorResume(error -> undo(scope).then(Mono.error(notReleased(scope, error))));
    }

    @Override
    public Mono<Void> rollback(Scope scope) {
        return undo(scope);
    }

    @Override
    public Mono<Void> release(Scope scope) {
        return Mono.fromRunnable(() -> {
            scope.nested().ended();
            outer.turns().leave();
        });
    }

    private static Throwable notReleased(Scope scope, Throwable error) {
        Throwable earlier = scope.failure();
        return earlier == null || scope.isRollbackOnly() ? error : aborted(earlier);
    }

    private static Mono<Void> undo(Scope scope) {
        scope.undone();
        return scope.last(ControlCall.statement("rollback to savepoint " + name(scope)))
                .then(Mono.defer(() -> scope.control(ControlCall.statement("release savepoint " + name(scope)))))
                .doOnError(error -> scope.session().doubt());
    }

    private static UsageException nestedOptions() {
        return new UsageException(
                ErrorText.of("NestedOptions", "A nested transaction asks for an isolation level, mode or time limit.")
                        .why("It is a savepoint of the transaction around it, which already runs.")
                        .fix("Put the options on the outermost transaction, or use independent()."),
                null);
    }

    private static TransactionAbortedException aborted(Throwable cause) {
        return new TransactionAbortedException(
                ErrorText.of("TransactionAborted", "A nested transaction was undone although its body completed.")
                        .why("One of its statements had failed or was refused, and the error was swallowed.")
                        .fix("Let the error end the nested transaction, or run that statement as one of its own."),
                cause);
    }

    private static String name(Scope scope) {
        return "sp_" + scope.depth();
    }
}
