package dev.leat.core.testing;

import java.util.concurrent.atomic.AtomicLong;

/** What a {@link FaultProxy} does to all its connections, and what it has counted. */
final class WireFaults {
    final AtomicLong clientBudget = new AtomicLong(Long.MAX_VALUE);
    final AtomicLong serverBudget = new AtomicLong(Long.MAX_VALUE);
    final AtomicLong clientBytes = new AtomicLong();
    final AtomicLong serverBytes = new AtomicLong();
    final AtomicLong roundTrips = new AtomicLong();
    volatile long delayNanos;
    volatile boolean dropReplies;
    private boolean held;

    synchronized void hold(boolean hold) {
        held = hold;
        notifyAll();
    }

    synchronized void awaitRelease() throws InterruptedException {
        while (held) {
            wait();
        }
    }

    /** How many of {@code length} bytes may pass; fewer means that the connection is to be cut, and only that one. */
    static int spend(AtomicLong budget, int length) {
        long before = budget.get();
        if (before == Long.MAX_VALUE) {
            return length;
        }
        int passing = (int) Math.min(before, length);
        budget.set(passing < length ? Long.MAX_VALUE : before - passing);
        return passing;
    }
}
