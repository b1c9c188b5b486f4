package dev.leat.core.execution;

import org.jspecify.annotations.Nullable;

/** Told how a statement ended. */
@FunctionalInterface
public interface StatementEnd {
    /**
     * The statement has ended, and its answer was read. Must not throw.
     *
     * @param rows rows that it gave, or that it changed
     * @param nanos time from the send to the end of the answer
     * @param error what went wrong, or null
     */
    void ended(long rows, long nanos, @Nullable Throwable error);
}
