package dev.leat.core.execution;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that nobody can choose for you. A value: each method gives a new one.
 *
 * @param poolSize connections at the most, 1 or more; 10 by default
 * @param acquireTimeout how long an operation waits for a connection; 10 s by default
 * @param statementTimeout how long one statement may take, or one chunk of a stream; 30 s by default. Then the server
 *     is asked to stop it. In a transaction, PostgreSQL also stops it by itself, unless the URL has a {@code
 *     statement_timeout} of its own. Outside of one nobody but this JVM does: if the JVM dies, a statement runs on until the
 *     server notices that its client is gone, within 2 s on Linux from PostgreSQL 14 on, and else to its end
 * @param transactionTimeout how long a transaction may be open before it is rolled back; 5 min by default
 * @param cancelGrace how long a cancelled statement may run on before the server is asked to stop it; 100 ms by default
 * @param closeTimeout how long giving back, stopping or closing may take before the connection is dropped; 2 s by default
 * @param rowLimit rows that a result may have that is held in memory; 100,000 by default
 * @param byteLimit characters of texts and bytes that a result may have in all that is held in memory; a quarter of the
 *     JVM's largest heap by default
 * @param streams how results are read that are larger than memory
 * @param lookups how single-key lookups are collected into batches
 */
public record Settings(
        int poolSize,
        Duration acquireTimeout,
        Duration statementTimeout,
        Duration transactionTimeout,
        Duration cancelGrace,
        Duration closeTimeout,
        int rowLimit,
        long byteLimit,
        StreamSettings streams,
        LookupSettings lookups) {
    /** The defaults. */
    public static final Settings DEFAULT = new Settings(
            10,
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMillis(100),
            Duration.ofSeconds(2),
            100_000,
            Runtime.getRuntime().maxMemory() / 4,
            StreamSettings.DEFAULT,
            LookupSettings.DEFAULT);

    public Settings {
        SettingRange.require("poolSize", poolSize > 0);
        SettingRange.require("rowLimit", rowLimit > 0);
        SettingRange.require("byteLimit", byteLimit > 0);
        SettingRange.requireTime("acquireTimeout", acquireTimeout);
        SettingRange.requireTime("statementTimeout", statementTimeout);
        SettingRange.requireTime("transactionTimeout", transactionTimeout);
        SettingRange.requireTime("cancelGrace", cancelGrace);
        SettingRange.requireTime("closeTimeout", closeTimeout);
        SettingRange.require("streams", isGiven(streams));
        SettingRange.require("lookups", isGiven(lookups));
    }

    private Settings(Draft draft) {
        this(
                draft.poolSize,
                draft.acquireTimeout,
                draft.statementTimeout,
                draft.transactionTimeout,
                draft.cancelGrace,
                draft.closeTimeout,
                draft.rowLimit,
                draft.byteLimit,
                draft.streams,
                draft.lookups);
    }

    /** The same with another {@link #poolSize}. */
    public Settings withPoolSize(int connections) {
        return changed(draft -> draft.poolSize = connections);
    }

    /** The same with another {@link #acquireTimeout}. */
    public Settings withAcquireTimeout(Duration timeout) {
        return changed(draft -> draft.acquireTimeout = timeout);
    }

    /** The same with another {@link #statementTimeout}. */
    public Settings withStatementTimeout(Duration timeout) {
        return changed(draft -> draft.statementTimeout = timeout);
    }

    /** The same with another {@link #transactionTimeout}. */
    public Settings withTransactionTimeout(Duration timeout) {
        return changed(draft -> draft.transactionTimeout = timeout);
    }

    /** The same with another {@link #cancelGrace}. */
    public Settings withCancelGrace(Duration grace) {
        return changed(draft -> draft.cancelGrace = grace);
    }

    /** The same with another {@link #closeTimeout}. */
    public Settings withCloseTimeout(Duration timeout) {
        return changed(draft -> draft.closeTimeout = timeout);
    }

    /** The same with another {@link #rowLimit}. */
    public Settings withRowLimit(int rows) {
        return changed(draft -> draft.rowLimit = rows);
    }

    /** The same with another {@link #byteLimit}. */
    public Settings withByteLimit(long bytes) {
        return changed(draft -> draft.byteLimit = bytes);
    }

    /** The same with other {@link #streams}. */
    public Settings withStreams(StreamSettings other) {
        return changed(draft -> draft.streams = other);
    }

    /** The same with other {@link #lookups}. */
    public Settings withLookups(LookupSettings other) {
        return changed(draft -> draft.lookups = other);
    }

    private Settings changed(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return new Settings(draft);
    }

    private static boolean isGiven(@Nullable Object part) {
        return part != null;
    }

    /** The numbers while one of them is changed. */
    private static final class Draft {
        private int poolSize;
        private Duration acquireTimeout;
        private Duration statementTimeout;
        private Duration transactionTimeout;
        private Duration cancelGrace;
        private Duration closeTimeout;
        private int rowLimit;
        private long byteLimit;
        private StreamSettings streams;
        private LookupSettings lookups;

        Draft(Settings from) {
            poolSize = from.poolSize;
            acquireTimeout = from.acquireTimeout;
            statementTimeout = from.statementTimeout;
            transactionTimeout = from.transactionTimeout;
            cancelGrace = from.cancelGrace;
            closeTimeout = from.closeTimeout;
            rowLimit = from.rowLimit;
            byteLimit = from.byteLimit;
            streams = from.streams;
            lookups = from.lookups;
        }
    }
}
