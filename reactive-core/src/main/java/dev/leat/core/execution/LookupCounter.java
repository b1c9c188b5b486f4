package dev.leat.core.execution;

import java.util.concurrent.atomic.LongAdder;

/** Counts the batches of lookups of a database, with or without a log. Safe for use by many threads. */
public final class LookupCounter {
    private final LongAdder batches = new LongAdder();
    private final LongAdder keys = new LongAdder();
    private final LongAdder oneKeyBatches = new LongAdder();

    LookupCounter() {}

    /** A batch of this many keys was sent. */
    public void sent(int number) {
        batches.increment();
        keys.add(number);
        if (number == 1) {
            oneKeyBatches.increment();
        }
    }

    /** The numbers so far. */
    public LookupStatistics statistics() {
        return new LookupStatistics(batches.sum(), keys.sum(), oneKeyBatches.sum());
    }
}
