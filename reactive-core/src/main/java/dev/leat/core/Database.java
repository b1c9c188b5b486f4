package dev.leat.core;

import dev.leat.core.error.Arguments;
import dev.leat.core.execution.Connections;
import dev.leat.core.execution.ExternalConnection;
import dev.leat.core.execution.LookupStatistics;
import dev.leat.core.execution.PoolStatistics;
import dev.leat.core.execution.QueryLog;
import dev.leat.core.execution.Settings;
import dev.leat.core.execution.StatementExecutor;
import dev.leat.core.execution.StatementObserver;
import dev.leat.core.execution.TransactionOptions;
import dev.leat.core.sql.Dialect;
import dev.leat.core.sql.NamedSql;
import dev.leat.core.sql.SqlRenderer;
import io.r2dbc.spi.ConnectionFactory;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A database: hand-written SQL and transactions over pooled connections. Safe for use by many threads; one per database is
 * enough. Publishers do nothing before subscription.
 */
public final class Database {
    private final Connections connections;
    private final StatementExecutor executor;
    private final SqlRenderer renderer;

    private Database(Connections connections, Dialect dialect) {
        this(connections, connections.executor(), new SqlRenderer(dialect));
    }

    private Database(Connections connections, StatementExecutor executor, SqlRenderer renderer) {
        this.connections = connections;
        this.executor = executor;
        this.renderer = renderer;
    }

    /**
     * Opens a pool for an R2DBC URL, with the default settings. No connection is made yet.
     *
     * @param url such as {@code r2dbc:postgresql://app@localhost/shop} or {@code r2dbc:h2:mem:///shop}
     * @throws dev.leat.core.error.UsageException if the URL cannot be read, or its driver is not on the class path
     */
    public static Database open(String url) {
        return open(url, Settings.DEFAULT);
    }

    /** Opens a pool for an R2DBC URL. */
    public static Database open(String url, Settings settings) {
        DatabaseUrl parsed = DatabaseUrl.parse(Arguments.present("url", url));
        ConnectionFactory factory = parsed.factory(Arguments.present("settings", settings));
        return new Database(
                Connections.pooled(factory, settings, parsed.isPostgres(), parsed.serverLimits()),
                Dialect.of(factory.getMetadata().getName()));
    }

    /**
     * Uses a connection factory that the caller brings and closes, with the default settings. Values are converted exactly
     * from whatever its driver gives.
     */
    public static Database of(ConnectionFactory factory) {
        return of(factory, Settings.DEFAULT);
    }

    /** Uses a connection factory that the caller brings and closes. */
    public static Database of(ConnectionFactory factory, Settings settings) {
        return new Database(
                Connections.of(Arguments.present("factory", factory), Arguments.present("settings", settings)),
                Dialect.of(factory.getMetadata().getName()));
    }

    /**
     * A hand-written statement.
     *
     * @param sql one statement, with named parameters such as {@code :min}; a constant of the program
     * @throws dev.leat.core.error.UsageException if it is empty, or a quote in it never ends
     */
    public SqlStatement sql(String sql) {
        return new SqlStatement(executor, NamedSql.parse(Arguments.present("sql", sql)), Map.of(), null);
    }

    /**
     * Runs the body in a transaction: BEGIN when it is subscribed to, COMMIT when it completes, ROLLBACK on error and on
     * cancel. Everything of this database in the body's chain runs on the transaction's one connection, one statement at a
     * time. Inside another transaction it is a nested one, a savepoint.
     *
     * @return the body's value, emitted after COMMIT was answered; empty if the body is
     */
    public <T> Mono<T> transactional(Mono<T> body) {
        return transactional(TransactionOptions.DEFAULT, body);
    }

    /** Runs the body in a transaction with these options. */
    public <T> Mono<T> transactional(TransactionOptions options, Mono<T> body) {
        return executor.transactional(Arguments.present("options", options), Arguments.present("body", body));
    }

    /**
     * Runs the body in a transaction of its own on a second connection, which is committed whatever becomes of the
     * transaction around it.
     */
    public <T> Mono<T> independent(Mono<T> body) {
        return independent(TransactionOptions.DEFAULT, body);
    }

    /** Runs the body in a transaction of its own with these options. */
    public <T> Mono<T> independent(TransactionOptions options, Mono<T> body) {
        return executor.independent(Arguments.present("options", options), Arguments.present("body", body));
    }

    /**
     * Runs a body that only reads on one snapshot of the database: in a read-only transaction at the level repeatable read.
     * Not inside another transaction.
     *
     * @return the body's value, emitted after the transaction has ended
     */
    public <T> Mono<T> consistent(Mono<T> body) {
        return executor.consistent(Arguments.present("body", body));
    }

    /**
     * Runs a body that only reads on one snapshot of the database, a stream with its relations for example: in a read-only
     * transaction at the level repeatable read, which holds a connection until it ends, for the transaction's time limit at
     * the most. It counts as a stream: it needs a permit, unless the pool has none to give. Not inside another transaction.
     *
     * @return the body's values as they come and are asked for; the transaction has ended before the end is signalled, and
     *     ends in the background after a cancel; signals a retryable {@code [NoStreamPermit]} at once if no permit is free
     */
    public <T> Flux<T> consistent(Flux<T> body) {
        return executor.consistent(Arguments.present("body", body));
    }

    /** Runs the body on a connection that someone else owns, in their transaction if there is one. */
    public <T> Mono<T> on(ExternalConnection connection, Mono<T> body) {
        return executor.on(Arguments.present("connection", connection), Arguments.present("body", body));
    }

    /**
     * The pipeline with a {@link QueryLog} of its own for each subscription, whose table is written to the logger {@code
     * dev.leat.queries} when it ends or is cancelled: at INFO if a statement was sent again with the same values or lookups
     * came one at a time, else at DEBUG. Shows no bind value.
     */
    public <T> Mono<T> logged(Mono<T> pipeline) {
        return LoggedPipeline.logged(Arguments.present("pipeline", pipeline));
    }

    /** The pipeline with a log of its own for each subscription, as {@link #logged(Mono)}. */
    public <T> Flux<T> logged(Flux<T> pipeline) {
        return LoggedPipeline.logged(Arguments.present("pipeline", pipeline));
    }

    /**
     * The pipeline with a budget for each subscription: one more statement than that is not sent but fails with {@code
     * [StatementBudget]}, which lists those before it. BEGIN, COMMIT and their like do not count.
     *
     * @param statements 0 or more
     * @throws dev.leat.core.error.UsageException if it is negative
     */
    public <T> Mono<T> atMost(int statements, Mono<T> pipeline) {
        return LoggedPipeline.within(statements, Arguments.present("pipeline", pipeline));
    }

    /** The pipeline with a budget for each subscription, as {@link #atMost(int, Mono)}. */
    public <T> Flux<T> atMost(int statements, Flux<T> pipeline) {
        return LoggedPipeline.within(statements, Arguments.present("pipeline", pipeline));
    }

    /** Runs statements; for libraries on top of this one. */
    public StatementExecutor executor() {
        return executor;
    }

    /** Spells queries for this database; for libraries on top of this one. */
    public SqlRenderer renderer() {
        return renderer;
    }

    /** The numbers of the pool, or null if the connection factory was brought by the caller. */
    public @Nullable PoolStatistics statistics() {
        return connections.statistics();
    }

    /** What became of single-key lookups, whether or not a log was looking. */
    public LookupStatistics lookups() {
        return executor.lookups().statistics();
    }

    /**
     * The same database, of whose statements an observer is told, for metrics and traces. It shares connections and
     * transactions with this one, which is as it was.
     */
    public Database observed(StatementObserver observer) {
        return new Database(connections, executor.observed(Arguments.present("observer", observer)), renderer);
    }

    /**
     * Closes the pool; nothing for a connection factory that the caller brought. Whoever comes later is told {@code
     * [DatabaseClosed]}, also who waits for a connection. Twice is once.
     *
     * <p>Waits until the connections that nobody uses are closed, for one that does not answer no longer than the close
     * timeout of the settings (2 seconds). Does not wait for what is running: statements and transactions go on to their end
     * or their own time limit, and their connections are closed then. Wait for them first if the program is about to end.
     * Where the driver blocks, as that of H2, its threads get the close timeout to end.
     */
    public Mono<Void> close() {
        return connections.close();
    }
}
