package dev.leat.test;

import dev.leat.core.testing.BlockingSql;
import dev.leat.core.testing.ConnectionAccount;
import dev.leat.core.testing.DatabaseInvariants;
import dev.leat.core.testing.FaultConnectionFactory;
import dev.leat.core.testing.TestDatabase;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import reactor.core.publisher.Mono;

/**
 * A pool on a driver with faults, which is in the same state before every run: so that the k-th interaction is the same one
 * in all of them. Every method blocks but those of the factory.
 */
final class SweptPool implements ConnectionFactory, Wrapped<ConnectionFactory>, AutoCloseable {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final FaultConnectionFactory driver;
    private final ConnectionPool behind;
    private final BlockingSql sql;
    private final DatabaseInvariants invariants;
    private final int size;
    private volatile ConnectionPool pool;

    SweptPool(EmptyDatabase database, int size) {
        this.driver = new FaultConnectionFactory(database.connections());
        this.behind = TestDatabase.pool(database.behind(), 1);
        this.sql = BlockingSql.on(behind);
        this.invariants = database.invariants(sql);
        this.size = size;
        this.pool = TestDatabase.pool(driver, size);
        invariants.watch(pool);
    }

    FaultConnectionFactory driver() {
        return driver;
    }

    /** Runs SQL behind the back of what is tested, on one connection that is kept open. */
    BlockingSql sql() {
        return sql;
    }

    /** With no connection: the next operation makes one. */
    void cool() {
        invariants.unwatch();
        dispose();
        pool = TestDatabase.pool(driver, size);
        invariants.watch(pool);
    }

    /** With at least one connection that is free, and none taken, whatever the run before has lost. */
    void warm() {
        if (pool.getMetrics().orElseThrow().acquiredSize() > 0) {
            cool();
        }
        Mono.usingWhen(pool.create(), Mono::just, Connection::close).block(LIMIT);
    }

    void check() {
        invariants.check();
        ConnectionAccount account = driver.account();
        Checks.require(account.consumedTwice() == 0, "a result was consumed twice: " + account);
        Checks.require(account.usedAfterClose() == 0, "a connection was used after it was closed: " + account);
        Checks.require(account.open() <= size, "more connections are open than the pool has: " + account);
    }

    private void dispose() {
        pool.disposeLater().onErrorComplete().block(LIMIT);
        driver.closeAll();
    }

    @Override
    public void close() {
        driver.disarm();
        dispose();
        behind.disposeLater().onErrorComplete().block(LIMIT);
    }

    /** A {@code Mono}, as that of the pool: whoever takes the first of a {@code Flux} cancels, and gives it back unseen. */
    @Override
    public Mono<Connection> create() {
        return Mono.defer(() -> pool.create());
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return pool.getMetadata();
    }

    @Override
    public ConnectionFactory unwrap() {
        return pool;
    }
}
