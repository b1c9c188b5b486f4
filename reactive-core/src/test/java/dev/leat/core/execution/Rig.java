package dev.leat.core.execution;

import dev.leat.core.query.ColumnType;
import dev.leat.core.sql.Bind;
import dev.leat.core.sql.BoundStatement;
import dev.leat.core.testing.DatabaseInvariants;
import dev.leat.core.testing.FaultConnectionFactory;
import dev.leat.core.testing.TestDatabase;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Mono;

/**
 * An executor with short limits on a pool of its own, a driver that can be made to fail, and the check that nothing is left
 * behind. {@link #close()} belongs to every test that has one.
 */
final class Rig implements AutoCloseable {
    static final Duration LIMIT = Duration.ofSeconds(10);
    static final Settings SHORT = Settings.DEFAULT
            .withAcquireTimeout(Duration.ofSeconds(1))
            .withStatementTimeout(Duration.ofSeconds(1))
            .withTransactionTimeout(Duration.ofSeconds(4))
            .withCloseTimeout(Duration.ofMillis(300))
            .withCancelGrace(Duration.ofMillis(50));

    private final FaultConnectionFactory faults;
    private final Connections connections;
    private final ConnectionPool pool;
    private final DatabaseInvariants invariants;

    private Rig(TestDatabase database, ConnectionFactory driver, Settings settings) {
        faults = new FaultConnectionFactory(driver);
        connections = Connections.pooled(faults, settings, false);
        pool = Objects.requireNonNull(connections.pool());
        invariants = DatabaseInvariants.of(database).watch(pool);
    }

    static Rig on(TestDatabase database, Settings settings) {
        return over(database, database.connections(), settings);
    }

    /** Through a driver of the test's own, behind a proxy for example. */
    static Rig over(TestDatabase database, ConnectionFactory driver, Settings settings) {
        return new Rig(database, driver, settings);
    }

    FaultConnectionFactory faults() {
        return faults;
    }

    Connections connections() {
        return connections;
    }

    StatementExecutor executor() {
        return connections.executor();
    }

    PoolStatistics statistics() {
        return Objects.requireNonNull(connections.statistics());
    }

    /** Fails if something was left behind. */
    void check() {
        invariants.check();
    }

    Mono<Long> update(String sql, Object... values) {
        return executor().update(bound(sql, values));
    }

    /** The first column of all rows as text. */
    Mono<List<String>> texts(String sql, Object... values) {
        return executor().rows(bound(sql, values), row -> String.valueOf(row.get(0, ColumnType.STRING)), 100_000);
    }

    /** The first column of all rows, which are numbers. */
    Mono<List<Long>> numbers(String sql, Object... values) {
        return executor().rows(bound(sql, values), row -> Objects.requireNonNull(row.get(0, ColumnType.LONG)), 100_000);
    }

    <T> Mono<T> transactional(Mono<T> body) {
        return executor().transactional(TransactionOptions.DEFAULT, body);
    }

    static BoundStatement bound(String sql, Object... values) {
        return BoundStatement.written(
                sql,
                List.of(values).stream()
                        .map(value -> new Bind(value, value.getClass()))
                        .toList());
    }

    static <T> T await(Mono<T> publisher) {
        return Objects.requireNonNull(publisher.block(LIMIT), "empty");
    }

    @Override
    public void close() {
        faults.disarm();
        invariants.unwatch();
        connections.close().block(LIMIT);
        faults.closeAll();
    }
}
