package dev.leat.core.execution;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The connections to one database: a pool of our own, or a factory that the user brought. */
public final class Connections {
    private static final Duration MAX_IDLE_TIME = Duration.ofMinutes(10);
    private static final Duration MAX_LIFE_TIME = Duration.ofMinutes(30);
    private static final Duration MAX_CREATE_TIME = Duration.ofSeconds(5);
    private static final Duration MAX_VALIDATION_TIME = Duration.ofSeconds(2);

    private final ConnectionSource source;
    private final @Nullable ConnectionPool pool;
    private final boolean own;

    private Connections(ConnectionSource source, @Nullable ConnectionPool pool, boolean own) {
        this.source = source;
        this.pool = pool;
        this.own = own;
    }

    /**
     * A pool of connections to a driver's factory. Connections in doubt are destroyed when they are released, even if
     * closing them does not answer.
     *
     * @param exact whether the factory's codecs are exact
     */
    public static Connections pooled(ConnectionFactory factory, Settings settings, boolean exact) {
        return pooled(factory, settings, exact, ServerLimits.NONE);
    }

    /**
     * The same.
     *
     * @param server the limits that the server is to keep in transactions
     */
    public static Connections pooled(ConnectionFactory factory, Settings settings, boolean exact, ServerLimits server) {
        Driver driver = Driver.of(factory.getMetadata().getName(), exact);
        Scheduler blocking = threads(driver, settings);
        Set<Connection> doubtful = ConcurrentHashMap.newKeySet();
        ConnectionPool pool = new ConnectionPool(configuration(factory, settings, blocking)
                .preRelease(connection -> doubtful.remove(connection) ? refused() : Mono.empty())
                .customizer(builder -> builder.destroyHandler(connection -> destroy(connection, settings)))
                .build());
        StreamPermits permits = StreamPermits.of(settings.streams(), settings.poolSize());
        Supplier<String> status = () -> status(pool, permits);
        Consumer<Connection> doubts = connection -> doubtful.add(inPool(connection));
        ConnectionFactory patient = new PatientFactory(
                pool, settings.poolSize(), settings.acquireTimeout(), new OpeningErrors(driver, status));
        return new Connections(
                new ConnectionSource(
                        patient,
                        driver,
                        settings,
                        exact,
                        status,
                        doubts,
                        blocking,
                        permits,
                        TimeLimits.of(settings).with(server)),
                pool,
                true);
    }

    /**
     * A factory that the user brought, pooled or not. It is never closed from here. The size of its pool is known if it is an
     * r2dbc-pool, also behind wrappers.
     */
    public static Connections of(ConnectionFactory factory, Settings settings) {
        Driver driver = Driver.of(factory.getMetadata().getName(), false);
        ConnectionPool pool = poolOf(factory);
        StreamPermits permits = StreamPermits.of(settings.streams(), sizeOf(pool));
        Supplier<String> status =
                () -> pool == null ? "a connection factory of your own, " + permits.describe() : status(pool, permits);
        return new Connections(
                new ConnectionSource(
                        factory,
                        driver,
                        settings,
                        false,
                        status,
                        doubtful -> {},
                        threads(driver, settings),
                        permits,
                        TimeLimits.of(settings),
                        ForeignTransactions.known(),
                        new WriteCount()),
                pool,
                false);
    }

    /** Runs statements on these connections. */
    public StatementExecutor executor() {
        return new StatementExecutor(source);
    }

    /** The numbers of the pool, or null if it is unknown because the factory that the user brought is no r2dbc-pool. */
    public @Nullable PoolStatistics statistics() {
        return pool == null ? null : statistics(pool, source.streams());
    }

    /**
     * Closes the pool and its connections, as {@code Database.close()} says. Twice is once.
     */
    public Mono<Void> close() {
        Mono<Void> closed = pool != null && own ? pool.disposeLater().onErrorComplete() : Mono.empty();
        Scheduler blocking = source.blocking();
        return blocking == null ? closed : closed.then(ended(blocking));
    }

    @Nullable
    ConnectionPool pool() {
        return pool;
    }

    private static @Nullable ConnectionPool poolOf(ConnectionFactory factory) {
        Object inner = factory;
        while (!(inner instanceof ConnectionPool) && inner instanceof Wrapped<?> wrapper) {
            inner = wrapper.unwrap();
        }
        return inner instanceof ConnectionPool pool ? pool : null;
    }

    private static @Nullable Integer sizeOf(@Nullable ConnectionPool pool) {
        return pool == null
                ? null
                : pool.getMetrics().map(PoolMetrics::getMaxAllocatedSize).orElse(null);
    }

    private static String status(ConnectionPool pool, StreamPermits permits) {
        PoolStatistics numbers = statistics(pool, permits);
        return numbers == null ? "no metrics" : numbers.describe();
    }

    private static @Nullable PoolStatistics statistics(ConnectionPool pool, StreamPermits permits) {
        return pool.getMetrics()
                .map(metrics -> PoolStatistics.of(metrics, permits))
                .orElse(null);
    }

    /** A blocking driver cannot be stopped: after the close timeout its threads are left to themselves. */
    private Mono<Void> ended(Scheduler blocking) {
        return blocking.disposeGracefully()
                .timeout(source.settings().closeTimeout())
                .onErrorResume(late -> Mono.fromRunnable(blocking::dispose));
    }

    /** The pool creates connections on a thread of its own, so that they spread over the driver's event loops. */
    private static ConnectionPoolConfiguration.Builder configuration(
            ConnectionFactory factory, Settings settings, @Nullable Scheduler blocking) {
        ConnectionPoolConfiguration.Builder configuration = ConnectionPoolConfiguration.builder(factory)
                .maxSize(settings.poolSize())
                .initialSize(0)
                .acquireRetry(0)
                .maxCreateConnectionTime(shorter(MAX_CREATE_TIME, settings.acquireTimeout()))
                .postAllocate(ValidConnections.within(shorter(MAX_VALIDATION_TIME, settings.acquireTimeout())))
                .maxIdleTime(MAX_IDLE_TIME)
                .maxLifeTime(MAX_LIFE_TIME);
        return blocking == null ? configuration : configuration.allocatorSubscribeOn(blocking);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private static @Nullable Scheduler threads(Driver driver, Settings settings) {
        return driver.isBlocking() ? Schedulers.fromExecutorService(BlockingThreads.start(settings.poolSize())) : null;
    }

    /** What the pool itself holds, by which it can be told apart. */
    private static Connection inPool(Connection connection) {
        return connection instanceof Wrapped<?> wrapper && wrapper.unwrap() instanceof Connection pooled
                ? pooled
                : connection;
    }

    private static Mono<Void> refused() {
        return Mono.error(new IllegalStateException("in doubt"));
    }

    private static Mono<Void> destroy(Connection connection, Settings settings) {
        return Mono.defer(() -> Mono.from(connection.close()))
                .timeout(settings.closeTimeout())
                .onErrorComplete();
    }
}
