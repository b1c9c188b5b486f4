package dev.leat.core.execution;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import java.time.Duration;

/**
 * The numbers that nobody can choose for you. A value: each method gives a new one.
 *
 * @param poolSize connections at the most, 1 or more; 10 by default
 * @param acquireTimeout how long an operation waits for a connection; 10 s by default
 * @param statementTimeout how long one statement may take; 30 s by default
 * @param transactionTimeout how long a transaction may be open before it is rolled back; 5 min by default
 * @param cancelGrace how long a cancelled statement may run on before the server is asked to stop it; 100 ms by default
 * @param closeTimeout how long giving back, stopping or closing may take before the connection is dropped; 2 s by default
 * @param rowLimit rows that a result may have that is held in memory; 100,000 by default
 */
public record Settings(
        int poolSize,
        Duration acquireTimeout,
        Duration statementTimeout,
        Duration transactionTimeout,
        Duration cancelGrace,
        Duration closeTimeout,
        int rowLimit) {
    /** The defaults. */
    public static final Settings DEFAULT = new Settings(
            10,
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5),
            Duration.ofMillis(100),
            Duration.ofSeconds(2),
            100_000);

    public Settings {
        require("poolSize", poolSize > 0);
        require("rowLimit", rowLimit > 0);
        require("acquireTimeout", isPositive(acquireTimeout));
        require("statementTimeout", isPositive(statementTimeout));
        require("transactionTimeout", isPositive(transactionTimeout));
        require("cancelGrace", isPositive(cancelGrace));
        require("closeTimeout", isPositive(closeTimeout));
    }

    /** The same with another {@link #poolSize}. */
    public Settings withPoolSize(int connections) {
        return new Settings(
                connections, acquireTimeout, statementTimeout, transactionTimeout, cancelGrace, closeTimeout, rowLimit);
    }

    /** The same with another {@link #acquireTimeout}. */
    public Settings withAcquireTimeout(Duration timeout) {
        return new Settings(
                poolSize, timeout, statementTimeout, transactionTimeout, cancelGrace, closeTimeout, rowLimit);
    }

    /** The same with another {@link #statementTimeout}. */
    public Settings withStatementTimeout(Duration timeout) {
        return new Settings(poolSize, acquireTimeout, timeout, transactionTimeout, cancelGrace, closeTimeout, rowLimit);
    }

    /** The same with another {@link #transactionTimeout}. */
    public Settings withTransactionTimeout(Duration timeout) {
        return new Settings(poolSize, acquireTimeout, statementTimeout, timeout, cancelGrace, closeTimeout, rowLimit);
    }

    /** The same with another {@link #cancelGrace}. */
    public Settings withCancelGrace(Duration grace) {
        return new Settings(
                poolSize, acquireTimeout, statementTimeout, transactionTimeout, grace, closeTimeout, rowLimit);
    }

    /** The same with another {@link #closeTimeout}. */
    public Settings withCloseTimeout(Duration timeout) {
        return new Settings(
                poolSize, acquireTimeout, statementTimeout, transactionTimeout, cancelGrace, timeout, rowLimit);
    }

    /** The same with another {@link #rowLimit}. */
    public Settings withRowLimit(int rows) {
        return new Settings(
                poolSize, acquireTimeout, statementTimeout, transactionTimeout, cancelGrace, closeTimeout, rows);
    }

    private static boolean isPositive(Duration duration) {
        return duration.toMillis() > 0 && duration.toDays() < 365;
    }

    private static void require(String name, boolean holds) {
        if (!holds) {
            throw new UsageException(
                    ErrorText.of("BadSetting", "The setting " + name + " is out of range.")
                            .fix("Numbers are 1 or more, times from 1 ms to a year."),
                    null);
        }
    }
}
