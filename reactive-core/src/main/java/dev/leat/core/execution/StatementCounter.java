package dev.leat.core.execution;

import java.util.concurrent.atomic.AtomicLong;
import reactor.util.context.Context;

/**
 * Counts the statements that a pipeline sends, without BEGIN, COMMIT, ROLLBACK, savepoints and the pool's validation.
 * Installed by {@code contextWrite(counter::install)} at the end of the pipeline. Safe for use by many threads.
 */
public final class StatementCounter {
    private final AtomicLong statements = new AtomicLong();

    /** A counter at 0. */
    public StatementCounter() {}

    /** Statements sent so far. */
    public long statements() {
        return statements.get();
    }

    /** The context with this counter in it, in place of any other. */
    public Context install(Context context) {
        return context.put(StatementCounter.class, this);
    }

    void sent() {
        statements.incrementAndGet();
    }
}
