package dev.leat.core.execution;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How often something may have been stored through one database object: statements outside of transactions, and transactions
 * that have written. Counted when the server has answered, before the answer is passed on: who has waited for a write finds
 * another number than who has read before it.
 */
final class WriteCount {
    private final AtomicLong stored = new AtomicLong();

    void stored() {
        stored.incrementAndGet();
    }

    long now() {
        return stored.get();
    }
}
