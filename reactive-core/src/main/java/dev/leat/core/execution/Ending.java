package dev.leat.core.execution;

import org.jspecify.annotations.Nullable;

/** Told once how an exchange ended, after the connection is free of it, whether or not anyone still waits. */
@FunctionalInterface
interface Ending<R> {
    void settled(@Nullable R result, @Nullable Throwable error);
}
