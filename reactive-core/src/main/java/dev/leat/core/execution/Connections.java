package dev.leat.core.execution;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
    private static final int BLOCKING_QUEUE = 100_000;

    private final ConnectionSource source;
    private final @Nullable ConnectionPool pool;

    private Connections(ConnectionSource source, @Nullable ConnectionPool pool) {
        this.source = source;
        this.pool = pool;
    }

    /**
     * A pool of connections to a driver's factory. Connections in doubt are destroyed when they are released, even if
     * closing them does not answer.
     *
     * @param exact whether the factory's codecs are exact
     */
    public static Connections pooled(ConnectionFactory factory, Settings settings, boolean exact) {
        Set<Connection> doubtful = ConcurrentHashMap.newKeySet();
        ConnectionPool pool = new ConnectionPool(ConnectionPoolConfiguration.builder(factory)
                .maxSize(settings.poolSize())
                .initialSize(0)
                .acquireRetry(settings.poolSize())
                .maxCreateConnectionTime(MAX_CREATE_TIME)
                .maxValidationTime(MAX_VALIDATION_TIME)
                .maxIdleTime(MAX_IDLE_TIME)
                .maxLifeTime(MAX_LIFE_TIME)
                .preRelease(connection -> doubtful.remove(connection) ? refused() : Mono.empty())
                .customizer(builder -> builder.destroyHandler(connection -> destroy(connection, settings)))
                .build());
        Supplier<String> status = () -> pool.getMetrics()
                .map(PoolStatistics::of)
                .map(PoolStatistics::describe)
                .orElse("no metrics");
        return new Connections(source(factory, pool, settings, exact, status, doubtful), pool);
    }

    /** A factory that the user brought, pooled or not. It is never closed from here. */
    public static Connections of(ConnectionFactory factory, Settings settings) {
        Supplier<String> status = () -> "a connection factory of your own";
        return new Connections(source(factory, factory, settings, false, status, ConcurrentHashMap.newKeySet()), null);
    }

    /** Runs statements on these connections. */
    public StatementExecutor executor() {
        return new StatementExecutor(source);
    }

    /** The numbers of the pool, or null if it is not our own. */
    public @Nullable PoolStatistics statistics() {
        return pool == null ? null : pool.getMetrics().map(PoolStatistics::of).orElse(null);
    }

    /** Closes the pool and its connections; nothing for a factory that the user brought. */
    public Mono<Void> close() {
        Mono<Void> closed = pool == null ? Mono.empty() : pool.disposeLater();
        Scheduler blocking = source.blocking();
        return blocking == null ? closed : closed.then(blocking.disposeGracefully());
    }

    private static ConnectionSource source(
            ConnectionFactory raw,
            ConnectionFactory factory,
            Settings settings,
            boolean exact,
            Supplier<String> status,
            Set<Connection> doubtful) {
        Driver driver = Driver.of(raw.getMetadata().getName());
        Scheduler blocking = driver.isBlocking()
                ? Schedulers.newBoundedElastic(settings.poolSize(), BLOCKING_QUEUE, "leat-blocking", 60, true)
                : null;
        return new ConnectionSource(factory, driver, settings, exact, status, doubtful::add, blocking);
    }

    private static Mono<Void> refused() {
        return Mono.error(new IllegalStateException("in doubt"));
    }

    private static Mono<Void> destroy(Connection connection, Settings settings) {
        return Mono.from(connection.close()).timeout(settings.closeTimeout()).onErrorComplete();
    }
}
