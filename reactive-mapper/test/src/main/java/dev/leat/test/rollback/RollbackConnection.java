package dev.leat.test.rollback;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.R2dbcRollbackException;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.TransactionDefinition;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One of those who share the connection. Its transaction is a savepoint, and has the connection's turn from begin to end.
 *
 * <p>{@link #unwrap()} gives no connection, so that whoever closes what is underneath closes only this; a request to cancel
 * still finds the driver's connection, but only while it is this one's turn: else it would stop another one's statement.
 */
final class RollbackConnection implements Connection, Wrapped<Object> {
    private final OneConnection one;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile @Nullable Transaction transaction;
    private volatile Turns.@Nullable Turn statement;

    /** A transaction of the code under test. */
    private record Transaction(Turns.Turn turn, String savepoint) {}

    RollbackConnection(OneConnection one) {
        this.one = one;
    }

    @Override
    public Publisher<Void> beginTransaction() {
        return Mono.defer(() -> {
            if (transaction != null) {
                return Mono.empty();
            }
            if (isOver()) {
                return Mono.error(Refusals.over());
            }
            return one.reserve(this) ? begin() : Mono.error(Refusals.secondTransaction());
        });
    }

    private Mono<Void> begin() {
        Transaction begun = new Transaction(one.turn(), one.savepoint());
        return begun.turn()
                .taken()
                .then(one.send("savepoint " + begun.savepoint()))
                .doOnSuccess(done -> transaction = begun)
                .doOnError(failed -> leave(begun))
                .doOnCancel(() -> leave(begun));
    }

    private void leave(Transaction ended) {
        transaction = null;
        one.unreserve(this);
        ended.turn().leave();
    }

    @Override
    public Publisher<Void> beginTransaction(TransactionDefinition ignored) {
        return beginTransaction();
    }

    /** An earlier statement may have failed: then the server refuses, as it answers a COMMIT by ROLLBACK. */
    @Override
    public Publisher<Void> commitTransaction() {
        return ending(savepoint -> one.release(savepoint)
                .onErrorResume(refused -> one.undo(savepoint)
                        .then(Mono.error(new R2dbcRollbackException(
                                "The transaction was rolled back: an earlier statement had failed")))));
    }

    @Override
    public Publisher<Void> rollbackTransaction() {
        return ending(one::undo);
    }

    private Mono<Void> ending(Function<String, Mono<Void>> by) {
        return Mono.defer(() -> {
            Transaction ended = transaction;
            return ended == null
                    ? Mono.empty()
                    : by.apply(ended.savepoint())
                            .doOnTerminate(() -> leave(ended))
                            .doOnCancel(() -> leave(ended));
        });
    }

    /** The test is over: whoever still holds the connection loses it. */
    void abandon() {
        Transaction left = transaction;
        if (left != null) {
            leave(left);
        }
    }

    @Override
    public Publisher<Void> close() {
        return Mono.defer(() -> {
            if (!closed.compareAndSet(false, true)) {
                return Mono.empty();
            }
            one.giveBack(this);
            return ending(one::undo);
        });
    }

    /** Runs a statement: in the transaction if there is one, else in a turn and a savepoint of its own. */
    Flux<Result> execute(String sql, Supplier<Flux<Result>> execution) {
        return Flux.defer(() -> {
            Throwable refusal = refusal(sql);
            if (refusal != null) {
                return Flux.error(refusal);
            }
            if (transaction != null) {
                return execution.get();
            }
            Turns.Turn turn = one.turn();
            statement = turn;
            return one.alone(turn, execution);
        });
    }

    /** Why a statement must not be sent, or null. */
    @Nullable
    Throwable refusal(String sql) {
        return isOver() ? Refusals.over() : SqlText.refusal(sql, one.isH2());
    }

    private boolean isOver() {
        return closed.get() || one.isOver();
    }

    @Override
    public Statement createStatement(String sql) {
        return new RollbackStatement(one.driver().createStatement(SqlText.sent(sql)), sql, this);
    }

    @Override
    public Batch createBatch() {
        return new RollbackBatch(one.driver().createBatch(), this);
    }

    @Override
    public Publisher<Void> createSavepoint(String name) {
        return Mono.from(beginTransaction()).then(Mono.defer(() -> one.send("savepoint " + name)));
    }

    @Override
    public Publisher<Void> releaseSavepoint(String name) {
        return one.release(name);
    }

    @Override
    public Publisher<Void> rollbackTransactionToSavepoint(String name) {
        return one.send("rollback to savepoint " + name);
    }

    @Override
    public boolean isAutoCommit() {
        return transaction == null;
    }

    @Override
    public Publisher<Void> setAutoCommit(boolean autoCommit) {
        return autoCommit ? commitTransaction() : beginTransaction();
    }

    @Override
    public Publisher<Void> setLockWaitTimeout(Duration timeout) {
        return one.driver().setLockWaitTimeout(timeout);
    }

    @Override
    public Publisher<Void> setStatementTimeout(Duration timeout) {
        return one.driver().setStatementTimeout(timeout);
    }

    @Override
    public IsolationLevel getTransactionIsolationLevel() {
        return one.driver().getTransactionIsolationLevel();
    }

    @Override
    public Publisher<Void> setTransactionIsolationLevel(IsolationLevel ignored) {
        return Mono.empty();
    }

    @Override
    public Publisher<Boolean> validate(ValidationDepth depth) {
        return isOver() ? Mono.just(false) : one.driver().validate(ValidationDepth.LOCAL);
    }

    @Override
    public ConnectionMetadata getMetadata() {
        return one.driver().getMetadata();
    }

    @Override
    public Object unwrap() {
        return new Reach(isItsTurn() ? one.driver() : null);
    }

    @Override
    public <E> @Nullable E unwrap(Class<E> type) {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        return isItsTurn() ? new Reach(one.driver()).unwrap(type) : null;
    }

    private boolean isItsTurn() {
        Turns.Turn running = statement;
        return transaction != null || (running != null && running.isTaken());
    }

    /** The driver's connection, for who looks through wrappers for it. */
    private record Reach(@Nullable Connection driver) implements Wrapped<Object> {
        @Override
        public Object unwrap() {
            return driver == null ? "not its turn" : driver;
        }

        @Override
        public <E> @Nullable E unwrap(Class<E> type) {
            if (type.isInstance(driver)) {
                return type.cast(driver);
            }
            return driver instanceof Wrapped<?> wrapped ? wrapped.unwrap(type) : null;
        }
    }

    @Override
    public String toString() {
        return "share of " + one.driver();
    }
}
