package dev.leat.core.testing;

import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Waits for what happens in the background, no longer than it takes. */
public final class Eventually {
    private static final long STEP_MILLIS = 5;

    private Eventually() {}

    /** The first null that {@code problem} gives, or what it gives when {@code limit} is over. */
    public static @Nullable String problem(Duration limit, Supplier<@Nullable String> problem) {
        long end = System.nanoTime() + limit.toNanos();
        String last = problem.get();
        while (last != null && System.nanoTime() < end) {
            pause(STEP_MILLIS);
            last = problem.get();
        }
        return last;
    }

    public static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting", e);
        }
    }
}
