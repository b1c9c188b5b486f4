package dev.leat.core.testing;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Checks after each test, or when called, that nothing was left behind.
 *
 * <ul>
 *   <li>INV-POOL: every watched pool has nothing acquired and nobody waiting.
 *   <li>INV-PG: no session of the database's application name is at work, in a transaction or holds a lock; none keeps a
 *       setting, a cursor or a channel; no prepared transaction; no more sessions than the pools may have.
 *   <li>INV-PROBE: all connections of each pool, taken at once, answer a bound query and one of 300 rows.
 *   <li>INV-DROP: Reactor dropped no error that the test does not allow.
 * </ul>
 *
 * <p>What happens in the background gets two seconds unless told otherwise. A breach is an {@code AssertionError} whose first line says what,
 * followed by the pools, the sessions, their locks and all threads. Every method blocks.
 */
public final class DatabaseInvariants implements BeforeEachCallback, AfterEachCallback {
    private final String database;
    private final @Nullable ServerView server;
    private final List<WatchedPool> pools = new CopyOnWriteArrayList<>();
    private volatile Duration patience = Duration.ofSeconds(2);
    private volatile Predicate<Throwable> allowed = error -> false;
    private volatile @Nullable DroppedSignals dropped;

    private DatabaseInvariants(String database, @Nullable ServerView server) {
        this.database = database;
        this.server = server;
    }

    /** Checks {@code database}; pools are added by {@link #watch(ConnectionPool)}. */
    public static DatabaseInvariants of(TestDatabase database) {
        return of(database, database.admin());
    }

    /** Checks {@code database}, asking the server through {@code admin}, under another application name. */
    public static DatabaseInvariants of(TestDatabase database, BlockingSql admin) {
        return new DatabaseInvariants(
                database.name(), new ServerView(admin, database.applicationName(), database.name()));
    }

    /** Checks a database that cannot be asked for its sessions, H2 for example: all but INV-PG. */
    public static DatabaseInvariants withoutServer(String name) {
        return new DatabaseInvariants(name, null);
    }

    /** Includes a pool, until the end of the test if this is used as an extension. */
    public DatabaseInvariants watch(ConnectionPool pool) {
        return watch(pool, pool.getMetrics().orElseThrow());
    }

    /** Includes a pool of which only the factory and the metrics are known. */
    public DatabaseInvariants watch(ConnectionFactory connections, PoolMetrics metrics) {
        pools.add(new WatchedPool(connections, metrics));
        return this;
    }

    /** Leaves all pools out again; call it before they are closed. */
    public void unwatch() {
        pools.clear();
    }

    /** Gives what happens in the background so much time instead of two seconds. */
    public DatabaseInvariants patience(Duration limit) {
        patience = limit;
        return this;
    }

    /** Lets Reactor drop the errors that {@code expected} accepts, until the end of the test. */
    public DatabaseInvariants allowDropped(Predicate<Throwable> expected) {
        allowed = expected;
        return this;
    }

    /**
     * Checks everything now.
     *
     * @throws AssertionError on the first breach
     */
    public void check() {
        pools.forEach(pool -> eventually(pool::restlessness));
        eventually(this::leftOnServer);
        pools.forEach(pool -> fail(pool.deadConnection()));
        pools.forEach(pool -> eventually(pool::restlessness));
        eventually(this::leftOnServer);
        fail(tooManySessions());
        fail(droppedErrors());
    }

    private void eventually(Supplier<@Nullable String> problem) {
        fail(Eventually.problem(patience, problem));
    }

    private @Nullable String leftOnServer() {
        return server == null ? null : server.leftBehind();
    }

    private @Nullable String tooManySessions() {
        long limit = pools.stream()
                .mapToLong(pool -> pool.metrics().getMaxAllocatedSize())
                .sum();
        return pools.isEmpty() || server == null
                ? null
                : Eventually.problem(patience, () -> {
                    long sessions = server.sessions();
                    return sessions <= limit ? null : "INV-PG: " + sessions + " sessions, pools have at most " + limit;
                });
    }

    private @Nullable String droppedErrors() {
        DroppedSignals recorded = dropped;
        if (recorded == null) {
            return null;
        }
        List<Throwable> unexpected =
                recorded.errors().stream().filter(allowed.negate()).toList();
        recorded.clear();
        return unexpected.isEmpty() ? null : "INV-DROP: " + unexpected;
    }

    private void fail(@Nullable String problem) {
        if (problem != null) {
            throw new AssertionError(problem + "\n" + describe());
        }
    }

    private String describe() {
        StringBuilder text = new StringBuilder("database ").append(database);
        pools.forEach(pool -> text.append("\npool ").append(pool.describe()));
        if (server != null) {
            text.append('\n').append(server.describe());
        }
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            text.append("\nthread ").append(thread.getName());
            List.of(stack).forEach(frame -> text.append("\n  at ").append(frame));
        });
        return text.toString();
    }

    /** Starts to record what Reactor drops; the extension does it before each test. */
    void start() {
        allowed = error -> false;
        dropped = DroppedSignals.install();
    }

    /** Forgets pools and what was dropped; the extension does it after the check. */
    void stop() {
        unwatch();
        DroppedSignals recorded = dropped;
        dropped = null;
        if (recorded != null) {
            recorded.close();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            check();
        } finally {
            stop();
        }
    }
}
