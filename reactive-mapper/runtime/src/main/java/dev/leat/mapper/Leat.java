package dev.leat.mapper;

import dev.leat.core.Database;
import dev.leat.core.SqlStatement;
import dev.leat.core.error.Arguments;
import dev.leat.core.execution.ExternalConnection;
import dev.leat.core.execution.PoolStatistics;
import dev.leat.core.execution.QueryLog;
import dev.leat.core.execution.Settings;
import dev.leat.core.execution.StatementObserver;
import dev.leat.core.execution.TransactionOptions;
import dev.leat.mapper.fetch.Lookups;
import dev.leat.mapper.mapping.EntityType;
import dev.leat.mapper.schema.Schema;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The front door: entities, transactions and SQL on one database. Safe for use by many threads; one per database is enough.
 */
public final class Leat {
    private final Database database;
    private final Clock clock;
    private final Lookups lookups;
    private final ConcurrentMap<EntityType<?, ?>, Crud<?, ?>> cruds = new ConcurrentHashMap<>();

    private Leat(Database database, Clock clock, Lookups lookups) {
        this.database = database;
        this.clock = clock;
        this.lookups = lookups;
    }

    /**
     * Opens a pool for an R2DBC URL, with the default settings. No connection is made yet.
     *
     * @param url such as {@code r2dbc:postgresql://app@localhost/shop} or {@code r2dbc:h2:mem:///shop}
     * @throws dev.leat.core.error.UsageException if the URL cannot be read, or its driver is not on the class path
     */
    public static Leat open(String url) {
        return of(Database.open(url));
    }

    /** Opens a pool for an R2DBC URL. */
    public static Leat open(String url, Settings settings) {
        return of(Database.open(url, settings));
    }

    /** Uses a connection factory that the caller brings and closes, with the default settings. */
    public static Leat of(ConnectionFactory factory) {
        return of(Database.of(factory));
    }

    /** Uses a connection factory that the caller brings and closes. */
    public static Leat of(ConnectionFactory factory, Settings settings) {
        return of(Database.of(factory, settings));
    }

    /** Uses a database that is open already. */
    public static Leat of(Database database) {
        Arguments.present("database", database);
        return new Leat(database, Clock.systemUTC(), new Lookups(database.executor(), database.renderer()));
    }

    /** The same database with another clock for the times of inserts and updates. */
    public Leat withClock(Clock other) {
        return new Leat(database, Arguments.present("clock", other), lookups);
    }

    /** The same database, of whose statements an observer is told, for metrics and traces. */
    public Leat observed(StatementObserver observer) {
        return of(database.observed(observer)).withClock(clock);
    }

    /** The operations on an entity; the same object at every call. */
    @SuppressWarnings("unchecked") // each entity type has the operations of its own entity
    public <E, K> Crud<E, K> crud(EntityType<E, K> type) {
        return (Crud<E, K>) cruds.computeIfAbsent(
                Arguments.present("type", type), missing -> new Crud<>(database, lookups, type, clock));
    }

    /**
     * A hand-written statement with named parameters such as {@code :min}; map its rows by an entity type, to a scalar or by
     * a function.
     *
     * @throws dev.leat.core.error.UsageException if it is empty, or a quote in it never ends
     */
    public SqlStatement sql(String sql) {
        return database.sql(sql).telling(lookups);
    }

    /**
     * Runs the body in a transaction: BEGIN when it is subscribed to, COMMIT when it completes, ROLLBACK on error and on
     * cancel. Everything of this database in the body's chain runs on the transaction's one connection, one statement at a
     * time. Inside another transaction it is a nested one, a savepoint.
     *
     * @return the body's value, emitted after COMMIT was answered; empty if the body is
     */
    public <T> Mono<T> transactional(Mono<T> body) {
        return database.transactional(body);
    }

    /** Runs the body in a transaction with these options. */
    public <T> Mono<T> transactional(TransactionOptions options, Mono<T> body) {
        return database.transactional(options, body);
    }

    /**
     * Runs the body in a transaction of its own on a second connection, which is committed whatever becomes of the
     * transaction around it.
     */
    public <T> Mono<T> independent(Mono<T> body) {
        return database.independent(body);
    }

    /** Runs the body in a transaction of its own with these options. */
    public <T> Mono<T> independent(TransactionOptions options, Mono<T> body) {
        return database.independent(options, body);
    }

    /**
     * Runs a body that only reads on one snapshot of the database: in a read-only transaction at the level repeatable read.
     * Not inside another transaction.
     *
     * @return the body's value, emitted after the transaction has ended
     */
    public <T> Mono<T> consistent(Mono<T> body) {
        return database.consistent(body);
    }

    /**
     * Runs a body that only reads on one snapshot of the database, a stream with its relations for example: in a read-only
     * transaction at the level repeatable read, which holds a connection until it ends, for the transaction's time limit at
     * the most. Not inside another transaction.
     *
     * @return the body's values as they come and are asked for; the transaction has ended before the end is signalled, and
     *     ends in the background after a cancel
     */
    public <T> Flux<T> consistent(Flux<T> body) {
        return database.consistent(body);
    }

    /** Runs the body on a connection that someone else owns, in their transaction if there is one. */
    public <T> Mono<T> on(ExternalConnection connection, Mono<T> body) {
        return database.on(connection, body);
    }

    /**
     * The pipeline with a {@link QueryLog} of its own for each subscription, whose table is written to the logger {@code
     * dev.leat.queries} when it ends or is cancelled: at INFO if a statement was sent again with the same values or lookups
     * came one at a time, else at DEBUG. Shows no bind value.
     */
    public <T> Mono<T> logged(Mono<T> pipeline) {
        return database.logged(pipeline);
    }

    /** The pipeline with a log of its own for each subscription, as {@link #logged(Mono)}. */
    public <T> Flux<T> logged(Flux<T> pipeline) {
        return database.logged(pipeline);
    }

    /**
     * The pipeline with a budget for each subscription: one more statement than that is not sent but fails with {@code
     * [StatementBudget]}, which lists those before it. BEGIN, COMMIT and their like do not count.
     *
     * @param statements 0 or more
     * @throws dev.leat.core.error.UsageException if it is negative
     */
    public <T> Mono<T> atMost(int statements, Mono<T> pipeline) {
        return database.atMost(statements, pipeline);
    }

    /** The pipeline with a budget for each subscription, as {@link #atMost(int, Mono)}. */
    public <T> Flux<T> atMost(int statements, Flux<T> pipeline) {
        return database.atMost(statements, pipeline);
    }

    /** Makes tables for entities. */
    public Schema schema() {
        return new Schema(database);
    }

    /** The numbers of the pool, or null if the connection factory was brought by the caller. */
    public @Nullable PoolStatistics statistics() {
        return database.statistics();
    }

    /** The database underneath. */
    public Database database() {
        return database;
    }

    /**
     * Closes the pool; nothing for a connection factory that the caller brought. Waits for the connections that nobody uses,
     * no longer than the close timeout of the settings, and not for what is running: see {@link Database#close}.
     */
    public Mono<Void> close() {
        return database.close();
    }
}
