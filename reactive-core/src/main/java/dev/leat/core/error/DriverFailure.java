package dev.leat.core.error;

import org.jspecify.annotations.Nullable;

/**
 * A copy of what a driver signalled, kept as the cause of a {@link LeatException}: its class name, SQLSTATE, stack trace
 * and a text from which values are cut. The driver's own exception is not kept, because its text and the server's detail
 * repeat bind values.
 */
public final class DriverFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final String driverClass;
    private final @Nullable String sqlState;

    public DriverFailure(Throwable original, @Nullable String sqlState, String cleanedText) {
        super(original.getClass().getName() + ": " + cleanedText, null, true, true);
        this.driverClass = original.getClass().getName();
        this.sqlState = sqlState;
        setStackTrace(original.getStackTrace());
    }

    /** The name of the driver's exception class. */
    public String driverClass() {
        return driverClass;
    }

    /** The SQLSTATE that came with it, or null. */
    public @Nullable String sqlState() {
        return sqlState;
    }
}
