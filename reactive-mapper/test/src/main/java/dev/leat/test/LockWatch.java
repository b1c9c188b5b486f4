package dev.leat.test;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import dev.leat.core.testing.BlockingSql;
import dev.leat.core.testing.TestDatabase;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.R2dbcException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks, while the cancel tester works, whether it waits for a lock that the test's own transaction holds until the test
 * ends. If so it ends the wait and says who holds what. Every method blocks.
 */
final class LockWatch implements AutoCloseable {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int H2_LOCK_TIMEOUT = 50200;
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final ConnectionPool pool;
    private final BlockingSql sql;
    private final Looks looks;
    private final Thread thread;
    private volatile @Nullable String waiting;
    private volatile boolean over;

    /** Gives who waits, as the number of its session and its statement; and ends a wait. */
    private record Looks(String waiting, Object bind, String end) {
        /** H2 shows values behind the text. */
        private static String withoutValues(String statement) {
            int values = statement.indexOf(" {1: ");
            return values < 0 ? statement : statement.substring(0, values);
        }

        static Looks onPostgres(String nameOfTest) {
            return new Looks(
                    "select pid::int8 as session, query as statement from pg_stat_activity waiting"
                            + " where datname = current_database() and wait_event_type = 'Lock'"
                            + " and application_name <> $1 and exists (select 1 from pg_stat_activity holding"
                            + " where holding.application_name = $1 and holding.pid = any(pg_blocking_pids(waiting.pid)))",
                    nameOfTest,
                    "select pg_cancel_backend($1::int4)");
        }

        /** H2 knows no names of sessions: the test's are those that had written before the tester began. */
        static Looks onH2(BlockingSql sql) {
            Object holding = sql
                    .rows("select session_id as session from information_schema.sessions where contains_uncommitted")
                    .stream()
                    .map(LockWatch::number)
                    .toArray(Long[]::new);
            return new Looks(
                    "select cast(session_id as bigint) as session, executing_statement as statement"
                            + " from information_schema.sessions where blocker_id = any(?)",
                    holding,
                    "select cancel_session(cast(? as int))");
        }
    }

    private LockWatch(EmptyDatabase database) {
        pool = TestDatabase.pool(database.behind(), 1);
        sql = BlockingSql.on(pool);
        looks = database.postgres() == null ? Looks.onH2(sql) : Looks.onPostgres(database.name());
        thread = new Thread(this::watch, "leat-lock-watch");
        thread.setDaemon(true);
    }

    static LockWatch start(EmptyDatabase database) {
        LockWatch watch = new LockWatch(database);
        watch.thread.start();
        return watch;
    }

    private void watch() {
        while (!over) {
            try {
                look();
            } catch (RuntimeException unanswered) {
                // Then it is not known who waits; the next look may tell.
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void look() {
        for (Map<String, @Nullable Object> row : sql.rows(looks.waiting(), looks.bind())) {
            waiting = Looks.withoutValues(String.valueOf(value(row, "statement")));
            sql.rows(looks.end(), number(row));
        }
    }

    private static Long number(Map<String, @Nullable Object> row) {
        return value(row, "session") instanceof Number number ? number.longValue() : -1L;
    }

    /** H2 spells names in upper case. */
    private static @Nullable Object value(Map<String, @Nullable Object> row, String name) {
        return row.entrySet().stream()
                .filter(entry -> entry.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /** Does the work; if that fails and waited for the test's lock, this is why. */
    <T> T explain(Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException | AssertionError failed) {
            String statement = waiting;
            if (statement == null && !isLockTimeout(failed)) {
                throw failed;
            }
            throw held(statement, failed);
        }
    }

    /** H2 tells who holds a row, but not who holds a table. */
    private static boolean isLockTimeout(Throwable failed) {
        for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof R2dbcException driver && driver.getErrorCode() == H2_LOCK_TIMEOUT) {
                return true;
            }
        }
        return false;
    }

    private static UsageException held(@Nullable String statement, Throwable failed) {
        UsageException held = new UsageException(
                ErrorText.of(
                                "TestHoldsLock",
                                "The cancel tester waited for a lock that the test's own transaction holds.")
                        .why(
                                "What a test has written, in @BeforeEach too, stays locked until it is rolled back after the"
                                        + " test. The tester works on connections of its own and commits.")
                        .fix("Let before(…) of the tester write what it needs, or @BeforeAll; or use @LeatTest without"
                                + " rollback.")
                        .sql(statement),
                null);
        held.addSuppressed(failed);
        return held;
    }

    @Override
    public void close() {
        over = true;
        LockSupport.unpark(thread);
        try {
            thread.join(LIMIT.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pool.disposeLater().onErrorComplete().block(LIMIT);
    }
}
