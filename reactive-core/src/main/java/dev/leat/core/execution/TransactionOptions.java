package dev.leat.core.execution;

import io.r2dbc.spi.IsolationLevel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a transaction runs. A value: each method gives a new one. On H2, which has no read-only transactions, {@code readOnly}
 * is not enforced.
 *
 * @param isolation the isolation level, or null for the database's default
 * @param readOnly whether writes are refused
 * @param timeout how long it may be open before it is rolled back, from 1 ms to a year, or null for the setting's
 */
public record TransactionOptions(
        @Nullable IsolationLevel isolation,
        boolean readOnly,
        @Nullable Duration timeout) {
    public TransactionOptions {
        if (timeout != null) {
            SettingRange.requireTime("timeout of the transaction", timeout);
        }
    }

    /** The database's default level, writable, with the time limit of the settings. */
    public static final TransactionOptions DEFAULT = new TransactionOptions(null, false, null);

    /** The same with this isolation level. */
    public TransactionOptions withIsolation(IsolationLevel level) {
        return new TransactionOptions(level, readOnly, timeout);
    }

    /** The same, refusing writes. */
    public TransactionOptions asReadOnly() {
        return new TransactionOptions(isolation, true, timeout);
    }

    /** The same with this time limit. */
    public TransactionOptions withTimeout(Duration limit) {
        return new TransactionOptions(isolation, readOnly, limit);
    }
}
