package dev.leat.core.execution;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one permit of a scope whose connection is held for as long as readers take: a snapshot, for all streams in it. Taken at
 * the first of them, or before the scope begins; given back once, when the connection is.
 */
final class StreamPermit {
    private static final int NONE = 0;
    private static final int HELD = 1;
    private static final int OVER = 2;

    private final StreamPermits permits;
    private final AtomicInteger state = new AtomicInteger(NONE);

    StreamPermit(StreamPermits permits) {
        this.permits = permits;
    }

    /** Whether a stream may begin; nobody waits. Where there can be no permits at all, each may. */
    boolean take() {
        if (state.get() != NONE || permits.isNever()) {
            return state.get() != OVER;
        }
        if (!permits.tryTake()) {
            return false;
        }
        if (state.compareAndSet(NONE, HELD)) {
            return true;
        }
        permits.giveBack(); // another stream of the same scope was first
        return state.get() == HELD;
    }

    void giveBack() {
        if (state.getAndSet(OVER) == HELD) {
            permits.giveBack();
        }
    }
}
