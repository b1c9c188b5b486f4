package dev.leat.test;

import dev.leat.core.execution.Settings;
import dev.leat.core.testing.DatabaseInvariants;
import dev.leat.core.testing.RecordedStatement;
import dev.leat.core.testing.StatementRecorder;
import dev.leat.core.testing.TestDatabase;
import dev.leat.mapper.Leat;
import dev.leat.test.rollback.RollbackConnectionFactory;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;

/** What the tests of a class share: the database, a pool on a recorder, and Leat on it. Every method blocks. */
final class ClassDatabase {
    private static final Duration LIMIT = Duration.ofSeconds(15);
    private static final int LOOKS = 400;
    private static final long PAUSE_MILLIS = 5;

    private final EmptyDatabase database;
    private final StatementRecorder recorder;
    private final ConnectionPool pool;
    private final @Nullable RollbackConnectionFactory rollback;
    private final SwitchedConnectionFactory switched;
    private final ConnectionFactory connections;
    private final Leat leat;
    private final DatabaseInvariants invariants;

    ClassDatabase(LeatTest test) {
        database = EmptyDatabase.create(test.url());
        recorder = new StatementRecorder(database.connections());
        pool = TestDatabase.pool(recorder.connections(), test.poolSize());
        rollback = test.rollback() ? new RollbackConnectionFactory(recorder.connections()) : null;
        switched = new SwitchedConnectionFactory(pool);
        connections = test.rollback() ? switched : pool;
        leat = Leat.of(connections, Settings.DEFAULT.withPoolSize(test.poolSize()));
        invariants = database.invariants();
    }

    ConnectionFactory connections() {
        return connections;
    }

    /** For an application beside the test. */
    LeatTestDatabase forOthers() {
        return new LeatTestDatabase(database.url(), new LentConnectionFactory(connections));
    }

    Leat leat() {
        return leat;
    }

    StatementRecorder recorder() {
        return recorder;
    }

    DatabaseInvariants invariants() {
        return invariants;
    }

    CancelTester cancelTester() {
        return new CancelTester(database, () -> invariants.allowDropped(error -> true));
    }

    void beforeEach(ExtensionContext context) {
        invariants.beforeEach(context);
        invariants.watch(pool);
        if (rollback != null) {
            switched.enter(rollback);
        }
    }

    /** The statements that count. */
    List<String> counted() {
        return recorder.statements().stream()
                .map(RecordedStatement::sql)
                .filter(sql -> !sql.strip().equalsIgnoreCase("select 1"))
                .toList();
    }

    void afterEach(ExtensionContext context) {
        try {
            endRollback();
        } finally {
            invariants.afterEach(context);
        }
    }

    private void endRollback() {
        if (rollback == null) {
            return;
        }
        boolean rests = rests(rollback);
        String left = "INV-POOL: the test's one connection was acquired " + rollback.acquired()
                + " times more than given back" + (rollback.isInTransaction() ? ", with a transaction open" : "");
        switched.leave();
        rollback.rollback().block(LIMIT);
        if (!rests) {
            throw new AssertionError(left);
        }
    }

    /** What runs in the background gets as long as the other invariants give it. */
    private static boolean rests(RollbackConnectionFactory rollback) {
        for (int i = 0; i < LOOKS && rollback.acquired() > 0; i++) {
            pause();
        }
        return rollback.acquired() == 0;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting", e);
        }
    }

    void close() {
        leat.close().block(LIMIT);
        pool.disposeLater().onErrorComplete().block(LIMIT);
        database.drop();
    }
}
