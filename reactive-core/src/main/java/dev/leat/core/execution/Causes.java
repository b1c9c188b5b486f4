package dev.leat.core.execution;

import dev.leat.core.error.LeatException;
import io.r2dbc.spi.R2dbcException;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;

/**
 * Finds what happened inside of what wraps it: Reactor's propagated, shared and composite errors, those of futures, and
 * whatever a driver or a pool puts around. Nearest first, and no farther than a bound, because causes may be a cycle.
 */
final class Causes {
    private static final int MOST = 64;

    private Causes() {}

    /** The error that decides: one that this library or a driver gives a meaning to, else the outermost. */
    static Throwable decisive(Throwable error) {
        Throwable found = find(error, Causes::isDecided);
        if (found == null) {
            found = find(error, Causes::isLoss);
        }
        if (found == null) {
            found = find(error, cause -> cause instanceof R2dbcException || cause instanceof TimeoutException);
        }
        return found == null ? error : found;
    }

    /** The nearest of an error and its causes that is so, or null. */
    static @Nullable Throwable find(Throwable error, Predicate<Throwable> condition) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Queue<Throwable> waiting = new ArrayDeque<>();
        waiting.add(error);
        while (!waiting.isEmpty() && seen.size() < MOST) {
            Throwable next = waiting.remove();
            if (seen.add(next)) {
                if (condition.test(next)) {
                    return next;
                }
                addCauses(next, waiting);
            }
        }
        return null;
    }

    private static void addCauses(Throwable error, Queue<Throwable> waiting) {
        if (Exceptions.isMultiple(error)) {
            waiting.addAll(Exceptions.unwrapMultiple(error));
        }
        Throwable cause = error.getCause();
        if (cause != null) {
            waiting.add(cause);
        }
    }

    private static boolean isDecided(Throwable error) {
        return error instanceof LeatException
                || error instanceof VirtualMachineError
                || (error instanceof R2dbcException failure && hasState(failure));
    }

    static boolean hasState(R2dbcException error) {
        String state = error.getSqlState();
        return state != null && state.length() == 5;
    }

    /** Whether the connection is gone. */
    static boolean isLoss(Throwable error) {
        return error instanceof IOException || error.getClass().getName().endsWith("PostgresConnectionClosedException");
    }
}
