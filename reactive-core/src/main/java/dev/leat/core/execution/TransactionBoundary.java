package dev.leat.core.execution;

import dev.leat.core.error.DatabaseFailureException;
import dev.leat.core.error.DriverFailure;
import dev.leat.core.error.ErrorText;
import dev.leat.core.error.OperationTimeoutException;
import dev.leat.core.error.RetryableException;
import dev.leat.core.error.TransactionAbortedException;
import dev.leat.core.error.TransactionOutcomeUnknownException;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Option;
import io.r2dbc.spi.TransactionDefinition;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A transaction: BEGIN, COMMIT, ROLLBACK, on a connection of its own or in one turn on a connection that someone else owns.
 * Auto-commit is never switched, which could commit; it is looked at, to see that BEGIN and COMMIT really happened.
 *
 * @param outer the scope on someone else's connection, or null for a connection of its own
 */
record TransactionBoundary(
        ConnectionSource source,
        TransactionOptions options,
        @Nullable Scope outer) implements Boundary {
    @Override
    public Mono<Session> await() {
        return outer == null ? new AcquireMono(source) : new TurnMono(outer);
    }

    @Override
    public Boundary on(Session session) {
        return this;
    }

    @Override
    public Scope scope(Session session) {
        return outer == null ? Scope.transaction(session) : outer.transaction();
    }

    @Override
    public Mono<Void> begin(Scope scope) {
        IsolationLevel level = options.isolation();
        Mono<Void> checked =
                scope.control(begin()).then(Mono.defer(() -> isOpen(scope) ? Mono.empty() : Mono.error(notBegun())));
        return level == null || source.driver().hasTransactionModes()
                ? checked
                : setLevel(scope, level).then(checked);
    }

    private ControlCall begin() {
        String limits = source.limits().server().afterBegin(source.settings(), options);
        if (!limits.isEmpty()) {
            return ControlCall.statement("BEGIN", "begin" + modes() + limits);
        }
        return source.driver().hasTransactionModes()
                ? ControlCall.method("BEGIN", connection -> connection.beginTransaction(new Modes(options)))
                : ControlCall.method("BEGIN", Connection::beginTransaction);
    }

    /** The modes as PostgreSQL writes them. */
    private String modes() {
        IsolationLevel level = options.isolation();
        return (level == null ? "" : " isolation level " + level.asSql()) + (options.readOnly() ? " read only" : "");
    }

    @Override
    public Mono<Void> commit(Scope scope) {
        AtomicBoolean sent = new AtomicBoolean();
        return scope.last(ControlCall.method("COMMIT", Connection::commitTransaction)
                        .before(() -> {
                            scope.requireCommittable(TransactionBoundary::rolledBack);
                            sent.set(true);
                        }))
                .then(Mono.<Void>defer(() -> isOpen(scope) ? Mono.error(notCommitted(scope)) : Mono.empty()))
                .onErrorResume(error -> sent.get() || !scope.isRollbackOnly()
                        ? Mono.error(afterCommit(scope, error, sent.get()))
                        : rollback(scope)
                                .onErrorResume(failed -> suppressed(error, failed))
                                .then(Mono.error(error)));
    }

    private static TransactionAbortedException rolledBack(Throwable cause) {
        return aborted("Instead of COMMIT the transaction was rolled back: nothing was stored.", cause);
    }

    private static Mono<Void> suppressed(Throwable error, Throwable failed) {
        error.addSuppressed(failed);
        return Mono.empty();
    }

    @Override
    public Mono<Void> rollback(Scope scope) {
        return scope.last(ControlCall.method("ROLLBACK", Connection::rollbackTransaction))
                .doOnError(error -> scope.session().doubt());
    }

    @Override
    public Mono<Void> release(Scope scope) {
        Scope owner = outer;
        return resetLevel(scope)
                .then(
                        owner == null
                                ? scope.session().release()
                                : Mono.fromRunnable(() -> {
                                    scope.nested().ended();
                                    owner.turns().leave();
                                }));
    }

    static OperationTimeoutException timeout(Duration limit) {
        return new OperationTimeoutException(
                ErrorText.of(
                                "TransactionTimeout",
                                "The transaction was open for more than " + limit.toMillis() + " ms.")
                        .why("It holds a connection and its locks for as long as its body runs.")
                        .fix("Do less in it, or give it a longer timeout."),
                null);
    }

    private static boolean isOpen(Scope scope) {
        return !scope.session().connection().isAutoCommit();
    }

    private static DatabaseFailureException notBegun() {
        return new DatabaseFailureException(
                ErrorText.of("NotBegun", "The driver answered BEGIN, but no transaction is open."), null);
    }

    private static TransactionOutcomeUnknownException notCommitted(Scope scope) {
        scope.session().doubt();
        return unknown("The driver answered COMMIT, but the transaction is still open.", null);
    }

    /**
     * A connection that broke at COMMIT leaves the outcome open if there is anything to store, one that broke before it does
     * not; an answer that is no commit means that it was rolled back.
     */
    private Throwable afterCommit(Scope scope, Throwable error, boolean sent) {
        if (sent && scope.session().isBroken()) {
            return onlyRead(scope) ? retryable(error) : unknownAfter(error);
        }
        Throwable earlier = scope.failure();
        if (isRollback(error)) {
            return aborted("COMMIT was answered by ROLLBACK: nothing was stored.", earlier == null ? error : earlier);
        }
        return error;
    }

    private boolean onlyRead(Scope scope) {
        return !scope.mayHaveWritten() || (options.readOnly() && source.driver().hasTransactionModes());
    }

    private Throwable retryable(Throwable error) {
        return error instanceof RetryableException ? error : source.errors().unavailable(error, null, "COMMIT");
    }

    private static Throwable unknownAfter(Throwable error) {
        return error instanceof TransactionOutcomeUnknownException
                ? error
                : unknown("The connection was lost while COMMIT was under way.", error);
    }

    private static TransactionAbortedException aborted(String what, Throwable cause) {
        return new TransactionAbortedException(
                ErrorText.of("TransactionAborted", what)
                        .why(
                                "An earlier statement of the transaction had failed or was refused, and its error was swallowed.")
                        .fix("Let the error end the transaction, or run that part as a nested transaction."),
                cause);
    }

    private static TransactionOutcomeUnknownException unknown(String what, @Nullable Throwable cause) {
        return new TransactionOutcomeUnknownException(
                ErrorText.of("OutcomeUnknown", what)
                        .why("The transaction may or may not have been committed.")
                        .fix("Look whether its effects are there before doing anything again."),
                cause);
    }

    /** A driver that saw ROLLBACK in answer to COMMIT has no SQLSTATE to report, and makes one up. */
    private static boolean isRollback(Throwable error) {
        return error.getCause() instanceof DriverFailure copy
                && copy.driverClass().endsWith("RollbackException")
                && (copy.sqlState() == null || copy.sqlState().equals("99999"));
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
        return scope.control(
                ControlCall.statement("set session characteristics as transaction isolation level " + level.asSql()));
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
