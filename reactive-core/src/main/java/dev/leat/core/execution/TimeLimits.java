package dev.leat.core.execution;

import java.util.function.LongSupplier;

/**
 * The timers of the limits that the settings have.
 *
 * @param acquire for waiting for a connection
 * @param statement for a statement
 * @param close for giving a connection back, and for what is asked of one in doubt
 * @param server those that the server keeps as well
 */
record TimeLimits(Deadlines acquire, Deadlines statement, Deadlines close, ServerLimits server) {
    static TimeLimits of(Settings settings) {
        return of(settings, System::nanoTime);
    }

    static TimeLimits of(Settings settings, LongSupplier clock) {
        return new TimeLimits(
                new Deadlines(settings.acquireTimeout(), clock),
                new Deadlines(settings.statementTimeout(), clock),
                new Deadlines(settings.closeTimeout(), clock),
                ServerLimits.NONE);
    }

    TimeLimits with(ServerLimits limits) {
        return new TimeLimits(acquire, statement, close, limits);
    }
}
