package dev.leat.core.execution;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The numbers of all statements of one text. */
final class Template implements StatementEnd {
    private static final int BATCHES = 100;

    private final String sql;
    private final AtomicLong count = new AtomicLong();
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong duplicates = new AtomicLong();
    private final AtomicLong errors = new AtomicLong();
    private final AtomicLong keys = new AtomicLong();
    private final AtomicInteger batches = new AtomicInteger();
    private final Queue<Integer> sizes = new ConcurrentLinkedQueue<>();

    Template(String sql) {
        this.sql = sql;
    }

    void sent(int batch, boolean duplicate) {
        count.incrementAndGet();
        if (duplicate) {
            duplicates.incrementAndGet();
        }
        if (batch > 0) {
            keys.addAndGet(batch);
            if (batches.getAndIncrement() < BATCHES) {
                sizes.add(batch);
            }
        }
    }

    @Override
    public void ended(long received, long time, @Nullable Throwable error) {
        rows.addAndGet(received);
        nanos.addAndGet(time);
        if (error != null) {
            errors.incrementAndGet();
        }
    }

    QueryLog.Entry entry() {
        return new QueryLog.Entry(
                sql,
                count.get(),
                rows.get(),
                Duration.ofNanos(nanos.get()),
                duplicates.get(),
                errors.get(),
                keys.get(),
                List.copyOf(sizes));
    }
}
