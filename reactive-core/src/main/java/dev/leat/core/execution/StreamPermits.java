package dev.leat.core.execution;

import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * How many streams may hold a connection, and how many do. Nobody waits for a permit: streams are paced by their consumers,
 * so one that waited for another could wait for itself. At least one connection of a pool is never a stream's, so that short
 * operations, which always end, always have one to run on.
 */
final class StreamPermits {
    private static final System.Logger LOGGER = System.getLogger("dev.leat.streams");

    private final AtomicBoolean told = new AtomicBoolean();
    private final int max;
    private final @Nullable Integer poolSize;
    private final AtomicInteger running = new AtomicInteger();

    private StreamPermits(int max, @Nullable Integer poolSize) {
        this.max = max;
        this.poolSize = poolSize;
    }

    /** Half the pool unless set, none for a pool of unknown size unless set, and never the whole pool. */
    static StreamPermits of(StreamSettings settings, @Nullable Integer poolSize) {
        Integer wanted = settings.permits();
        if (poolSize == null) {
            return new StreamPermits(wanted == null ? 0 : wanted, null);
        }
        return new StreamPermits(Math.min(wanted == null ? poolSize / 2 : wanted, poolSize - 1), poolSize);
    }

    /** Whether there are no permits at all: for a pool of one, or of unknown size. Says once what that means. */
    boolean isNever() {
        if (max > 0) {
            return false;
        }
        if (told.compareAndSet(false, true)) {
            LOGGER.log(
                    Level.INFO,
                    () -> "A stream inside consistent(…) holds its connection for as long as its reader takes, and "
                            + size() + " has no permits that would keep others from starving.");
        }
        return true;
    }

    /** Takes a permit if there is one; whoever has taken it gives it back once. */
    boolean tryTake() {
        int now = running.get();
        while (now < max) {
            if (running.compareAndSet(now, now + 1)) {
                return true;
            }
            now = running.get();
        }
        return false;
    }

    void giveBack() {
        running.decrementAndGet();
    }

    /** Whether a permit can ever be free. */
    boolean areAllowed() {
        return max > 0;
    }

    /** Streams that hold a connection, or wait for the pool to give them one. */
    int running() {
        return running.get();
    }

    String describe() {
        return running() + " of " + max + " streams are running on " + size();
    }

    private String size() {
        return poolSize == null ? "a pool of unknown size" : "a pool of " + poolSize;
    }
}
