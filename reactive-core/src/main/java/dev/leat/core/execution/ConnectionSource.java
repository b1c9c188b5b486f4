package dev.leat.core.execution;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.LeatException;
import dev.leat.core.error.RowLimitException;
import dev.leat.core.error.UnavailableException;
import dev.leat.core.error.UsageException;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * Where connections come from, and everything that is the same for all of them. Its identity is the key under which a
 * pipeline's transaction stands in the Reactor Context, so that two databases in one pipeline do not meet.
 *
 * @param factory the pool or the driver
 * @param driver what the driver does differently
 * @param settings the time limits
 * @param exact whether the driver's codecs are exact, so that it may be asked for Java types
 * @param status says how full the pool is, for messages
 * @param doubts told of each connection that must not be used again, before it is given back
 * @param blocking where a blocking driver works, or null
 * @param streams how many streams may hold a connection
 * @param limits the timers of the time limits
 * @param foreign who knows of transactions of others on the same factory
 * @param writes what has been stored
 */
record ConnectionSource(
        ConnectionFactory factory,
        Driver driver,
        Settings settings,
        boolean exact,
        Supplier<String> status,
        Consumer<Connection> doubts,
        @Nullable Scheduler blocking,
        StreamPermits streams,
        TimeLimits limits,
        List<ForeignTransactions> foreign,
        WriteCount writes) {
    /** Of a factory that nobody else uses. */
    ConnectionSource(
            ConnectionFactory factory,
            Driver driver,
            Settings settings,
            boolean exact,
            Supplier<String> status,
            Consumer<Connection> doubts,
            @Nullable Scheduler blocking,
            StreamPermits streams,
            TimeLimits limits) {
        this(factory, driver, settings, exact, status, doubts, blocking, streams, limits, List.of(), new WriteCount());
    }

    ErrorTranslator errors() {
        return new ErrorTranslator(driver);
    }

    Mono<Connection> create() {
        return there(Mono.from(factory.create()));
    }

    /** The same, subscribed where the driver may block. */
    <T> Mono<T> there(Mono<T> work) {
        return blocking == null ? work : new OffloadMono<>(work, this);
    }

    /** Runs a task where the driver may block; here and now if it never does. */
    void execute(Runnable task) {
        if (blocking == null) {
            task.run();
        } else {
            blocking.schedule(task);
        }
    }

    /** A timer on a thread of its own; the task must be short. */
    static Disposable after(Duration delay, Runnable task) {
        return Schedulers.parallel().schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** What went wrong when no connection was to be had. */
    OpeningErrors opening() {
        return new OpeningErrors(driver, status);
    }

    /**
     * For whoever is about to take a connection of its own.
     *
     * @throws UsageException if a transaction that someone else began on the same factory stands in the Context
     */
    void requireNoForeign(ContextView context) {
        for (ForeignTransactions others : foreign) {
            if (others.isOpen(context, factory)) {
                throw notJoined();
            }
        }
    }

    /** The Context in which a connection is taken that belongs to no transaction of others. */
    Context withoutForeign(Context context) {
        Context own = context;
        for (ForeignTransactions others : foreign) {
            own = others.without(own);
        }
        return own;
    }

    private static UsageException notJoined() {
        return new UsageException(
                ErrorText.of(
                                "ForeignTransaction",
                                "A transaction that was not begun by Leat is open on the same connection factory, and this"
                                        + " operation would not be part of it.")
                        .why(
                                "Leat would take a connection of its own: the rollback of that transaction would not undo it.")
                        .fix(
                                "Use transactional(…) of Leat instead of the other transaction; or take its connection, from"
                                        + " ConnectionFactoryUtils.getConnection(factory) in Spring, and run the operation in"
                                        + " on(ExternalConnection.of(connection), …); or leave it on purpose with independent(…)."),
                null);
    }

    /** Whether the connection may depend on the Context of whoever takes it. A pool gives any of those that it has. */
    boolean mayRoute() {
        return !(factory instanceof PatientFactory || factory instanceof ConnectionPool);
    }

    /** For whoever comes after the end. */
    UsageException closed() {
        return OpeningErrors.closed();
    }

    UnavailableException acquireTimeout() {
        return new UnavailableException(
                ErrorText.of(
                                "AcquireTimeout",
                                "No connection was free within "
                                        + settings.acquireTimeout().toMillis() + " ms (" + status.get() + ").")
                        .why(
                                "All are in use, or the database does not answer. Inside a transaction, independent() and an"
                                        + " operation that lost the Reactor Context wait for a second connection.")
                        .fix(
                                "Keep the whole pipeline of a transaction in one chain, or raise poolSize or acquireTimeout."),
                null);
    }

    /** Retryable only where a permit may be free later. */
    LeatException noPermit(RowLimitException limit) {
        ErrorText text = ErrorText.of(
                        "NoStreamPermit",
                        "A stream had to be read into memory (" + streams.describe() + "). "
                                + limit.text().what())
                .why("Streams never take the last connection, and never wait for each other.")
                .sql(limit.sql());
        String order = "Order it by the key, so that it can be read in pages; or ";
        return streams.areAllowed()
                ? new UnavailableException(
                        text.fix(order + "retry later, or raise poolSize or streams.permits."), limit)
                : new RowLimitException(
                        text.fix(order + "set streams.permits and a poolSize of two or more: there is no permit now."),
                        limit);
    }

    /** For a stream that cannot be anything else, because it must see a snapshot. */
    UnavailableException noPermit() {
        return new UnavailableException(
                ErrorText.of(
                                "NoStreamPermit",
                                "A stream inside consistent(…) cannot begin: " + streams.describe() + ".")
                        .why(
                                "It holds its connection for as long as its reader takes. Streams never take the last connection,"
                                        + " and never wait for each other.")
                        .fix("Retry later, read it with list(), or raise poolSize or streams.permits."),
                null);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString() {
        return "ConnectionSource(" + status.get() + ")";
    }
}
