package dev.leat.core.execution;

import dev.leat.core.error.DriverFailure;
import dev.leat.core.error.ErrorText;
import dev.leat.core.error.TransactionAbortedException;
import dev.leat.core.error.TransactionOutcomeUnknownException;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.TransactionDefinition;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A transaction on a connection of its own: BEGIN, COMMIT, ROLLBACK. Auto-commit is never switched, which could commit. */
record TransactionBoundary(ConnectionSource source, TransactionOptions options) implements Boundary {
    @Override
    public Mono<Session> await() {
        return new AcquireMono(source);
    }

    @Override
    public Scope scope(Session session) {
        return new Scope(session, 0);
    }

    @Override
    public Mono<Void> begin(Scope scope) {
        IsolationLevel level = options.isolation();
        if (source.driver().hasTransactionModes()) {
            return scope.control("BEGIN", connection -> connection.beginTransaction(new Modes(options)));
        }
        Mono<Void> begin = scope.control("BEGIN", Connection::beginTransaction);
        return level == null ? begin : setLevel(scope, level).then(begin);
    }

    @Override
    public Mono<Void> commit(Scope scope) {
        return scope.control("COMMIT", Connection::commitTransaction).onErrorMap(error -> afterCommit(scope, error));
    }

    @Override
    public Mono<Void> rollback(Scope scope) {
        return scope.control("ROLLBACK", Connection::rollbackTransaction)
                .doOnError(error -> scope.session().doubt());
    }

    @Override
    public Mono<Void> release(Scope scope) {
        return resetLevel(scope).then(scope.session().release());
    }

    /** A connection that broke at COMMIT leaves the outcome open; an answer that is no commit means it was rolled back. */
    private static Throwable afterCommit(Scope scope, Throwable error) {
        if (scope.session().isBroken()) {
            return new TransactionOutcomeUnknownException(
                    ErrorText.of("OutcomeUnknown", "The connection was lost while COMMIT was under way.")
                            .why("The transaction may or may not have been committed.")
                            .fix("Look whether its effects are there before doing anything again."),
                    error);
        }
        Throwable earlier = scope.failure();
        if (isRollback(error)) {
            return new TransactionAbortedException(
                    ErrorText.of("TransactionAborted", "COMMIT was answered by ROLLBACK: nothing was stored.")
                            .why("An earlier statement of the transaction had failed, and its error was swallowed.")
                            .fix("Let the error end the transaction, or run that part as a nested transaction."),
                    earlier == null ? error : earlier);
        }
        return error;
    }

    private static boolean isRollback(Throwable error) {
        return error.getCause() instanceof DriverFailure copy
                && copy.driverClass().endsWith("RollbackException")
                && copy.sqlState() == null;
    }

    private Mono<Void> resetLevel(Scope scope) {
        boolean changed = !source.driver().hasTransactionModes() && options.isolation() != null;
        return changed
                ? Mono.defer(() -> setLevel(scope, IsolationLevel.READ_COMMITTED))
                        .doOnError(error -> scope.session().doubt())
                        .onErrorComplete()
                : Mono.empty();
    }

    private static Mono<Void> setLevel(Scope scope, IsolationLevel level) {
        String sql = "set session characteristics as transaction isolation level " + level.asSql();
        return scope.control(sql, connection -> execute(connection, sql));
    }

    private static Publisher<Long> execute(Connection connection, String sql) {
        return Flux.from(connection.createStatement(sql).execute()).concatMap(Result::getRowsUpdated);
    }

    /** The modes of BEGIN, in one statement. */
    private record Modes(TransactionOptions options) implements TransactionDefinition {
        @Override
        public <T> @Nullable T getAttribute(Option<T> option) {
            if (option.equals(TransactionDefinition.ISOLATION_LEVEL)) {
                return option.cast(options.isolation());
            }
            if (option.equals(TransactionDefinition.READ_ONLY) && options.readOnly()) {
                return option.cast(true);
            }
            return null;
        }
    }
}
