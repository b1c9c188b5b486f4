package dev.leat.core.execution;

import org.jspecify.annotations.Nullable;

/**
 * What was kept of a statement's answer.
 *
 * @param <R> what it gives
 */
interface Answer<R> {
    /** The error that was found while reading, or null. */
    @Nullable
    Throwable error();

    /** What was kept, or null for nothing; may throw its refusal. Asked once, after an end without error. */
    @Nullable
    R result();

    /** The statement, for messages, or null. */
    @Nullable
    String sql();

    /** Rows that came, or that were changed. */
    long received();
}
