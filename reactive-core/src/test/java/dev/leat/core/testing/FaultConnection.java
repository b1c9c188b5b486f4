package dev.leat.core.testing;

import dev.leat.core.testing.FaultPublisher.Values;
import dev.leat.core.testing.Interaction.Kind;
import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.TransactionDefinition;
import io.r2dbc.spi.ValidationDepth;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** A connection of the driver, counted. */
final class FaultConnection implements Connection, Wrapped<Connection> {
    private final Connection delegate;
    private final Interactions interactions;
    private final Ledger ledger;
    private final AtomicBoolean closed = new AtomicBoolean();

    FaultConnection(Connection delegate, Interactions interactions, Ledger ledger) {
        this.delegate = delegate;
        this.interactions = interactions;
        this.ledger = ledger;
    }

    /** Counts a call on this connection or on what came from it. */
    void call(String what) {
        if (closed.get()) {
            ledger.usedAfterClose.incrementAndGet();
        }
        interactions.pass(Kind.CALL, what);
    }

    private <T> Publisher<T> publisher(String what, Supplier<? extends Publisher<T>> method) {
        call(what);
        return interactions.publisher(what, method.get());
    }

    @Override
    public Publisher<Void> beginTransaction() {
        return publisher("begin", delegate::beginTransaction);
    }

    @Override
    public Publisher<Void> beginTransaction(TransactionDefinition definition) {
        return publisher("begin", () -> delegate.beginTransaction(definition));
    }

    @Override
    public Publisher<Void> commitTransaction() {
        return publisher("commit", delegate::commitTransaction);
    }

    @Override
    public Publisher<Void> rollbackTransaction() {
        return publisher("rollback", delegate::rollbackTransaction);
    }

    @Override
    public Publisher<Void> createSavepoint(String name) {
        return publisher("savepoint", () -> delegate.createSavepoint(name));
    }

    @Override
    public Publisher<Void> releaseSavepoint(String name) {
        return publisher("release savepoint", () -> delegate.releaseSavepoint(name));
    }

    @Override
    public Publisher<Void> rollbackTransactionToSavepoint(String name) {
        return publisher("rollback to savepoint", () -> delegate.rollbackTransactionToSavepoint(name));
    }

    @Override
    public Publisher<Void> setAutoCommit(boolean autoCommit) {
        return publisher("setAutoCommit", () -> delegate.setAutoCommit(autoCommit));
    }

    @Override
    public Publisher<Void> setLockWaitTimeout(Duration timeout) {
        return publisher("setLockWaitTimeout", () -> delegate.setLockWaitTimeout(timeout));
    }

    @Override
    public Publisher<Void> setStatementTimeout(Duration timeout) {
        return publisher("setStatementTimeout", () -> delegate.setStatementTimeout(timeout));
    }

    @Override
    public Publisher<Void> setTransactionIsolationLevel(IsolationLevel level) {
        return publisher("setTransactionIsolationLevel", () -> delegate.setTransactionIsolationLevel(level));
    }

    @Override
    public Publisher<Boolean> validate(ValidationDepth depth) {
        return publisher("validate", () -> delegate.validate(depth));
    }

    /** Closing counts when it is subscribed, or when the call throws: then nobody could have done more. */
    @Override
    public Publisher<Void> close() {
        try {
            interactions.pass(Kind.CALL, "close");
        } catch (InjectedFault fault) {
            closing();
            ledger.abandon(delegate);
            throw fault;
        }
        Publisher<Void> close = Flux.defer(() -> {
            closing();
            return ledger.close(delegate);
        });
        return new FaultPublisher<>(
                interactions, "close", close, new Values<>(true, UnaryOperator.identity(), value -> {}, () -> {
                    closing();
                    ledger.abandon(delegate);
                }));
    }

    private void closing() {
        ledger.closing(delegate, closed.compareAndSet(false, true));
    }

    @Override
    public Statement createStatement(String sql) {
        call("createStatement: " + sql);
        return new FaultStatement(delegate.createStatement(sql), sql, this);
    }

    @Override
    public Batch createBatch() {
        call("createBatch");
        return new FaultBatch(delegate.createBatch(), this);
    }

    Interactions interactions() {
        return interactions;
    }

    Ledger ledger() {
        return ledger;
    }

    void withhold(Result result) {
        ledger.withhold(delegate, result);
    }

    @Override
    public boolean isAutoCommit() {
        return delegate.isAutoCommit();
    }

    @Override
    public ConnectionMetadata getMetadata() {
        return delegate.getMetadata();
    }

    @Override
    public IsolationLevel getTransactionIsolationLevel() {
        return delegate.getTransactionIsolationLevel();
    }

    @Override
    public Connection unwrap() {
        return delegate;
    }

    /** Unlike the default, also gives a driver's connection that is not itself {@link Wrapped}. */
    @Override
    public <E> @Nullable E unwrap(Class<E> type) {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        if (type.isInstance(delegate)) {
            return type.cast(delegate);
        }
        return delegate instanceof Wrapped<?> wrapped ? wrapped.unwrap(type) : null;
    }

    @Override
    public String toString() {
        return "fault wrapper of " + delegate;
    }
}
