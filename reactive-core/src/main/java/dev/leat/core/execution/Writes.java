package dev.leat.core.execution;

import java.util.concurrent.atomic.AtomicLong;

/** What a transaction and its nested ones have changed so far, as far as it can be told from what was sent. */
final class Writes {
    private final AtomicLong moments = new AtomicLong();
    private volatile boolean any;

    /** A statement that may write is on its way. */
    void wrote() {
        any = true;
        moments.incrementAndGet();
    }

    /** What was written is undone: what was read since may be wrong. */
    void undone() {
        moments.incrementAndGet();
    }

    /** Grows with every change to what a reader sees. */
    long moments() {
        return moments.get();
    }

    /** Whether a COMMIT may store something. */
    boolean any() {
        return any;
    }
}
