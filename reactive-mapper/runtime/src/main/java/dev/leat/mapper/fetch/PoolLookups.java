package dev.leat.mapper.fetch;

import dev.leat.core.execution.OpenTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Lookups of one kind that wait for a statement to share, of all pipelines that are in no transaction.
 *
 * <p>A lookup that finds nothing running has a batch begun at the end of the task that runs on its event loop, so that all
 * lookups of that task are in it. The batch waits for its connection, and only then takes its keys out of the queue, so that
 * those that came meanwhile are in it, too. While it runs, others wait: the busier the database, the larger the batches. A
 * second batch may run beside it, but only for as many keys as one statement may have. There is no timer.
 */
final class PoolLookups<T, K> implements LookupQueue<T, K> {
    private final LookupStatements statements;
    private final Lookup<T, K> lookup;
    private final int keys;
    private final int limit;
    private final Queue<Waiter<T, K>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicBoolean ticking = new AtomicBoolean();

    PoolLookups(LookupStatements statements, Lookup<T, K> lookup) {
        this.statements = statements;
        this.lookup = lookup;
        this.keys = statements.settings().keys();
        this.limit = statements.settings().waiting();
    }

    @Override
    public LookupStatements statements() {
        return statements;
    }

    @Override
    public Lookup<T, K> lookup() {
        return lookup;
    }

    @Override
    public @Nullable OpenTransaction transaction() {
        return null;
    }

    @Override
    public void enqueue(Waiter<T, K> waiter) {
        if (size.get() >= limit) {
            waiter.fail(LookupQueue.tooMany(lookup, limit));
            return;
        }
        waiting.add(waiter);
        size.incrementAndGet();
        schedule();
    }

    @Override
    public void fill(LookupKeys<T, K> taken) {
        while (taken.size() < keys) {
            Waiter<T, K> next = waiting.poll();
            if (next == null) {
                break;
            }
            size.decrementAndGet();
            if (!next.isGone()) {
                taken.add(next);
            }
        }
        open.decrementAndGet();
    }

    @Override
    public void begun() {
        running.incrementAndGet();
    }

    @Override
    public void ended(LookupBatch<T, K> batch) {
        running.decrementAndGet();
        schedule();
    }

    /** Whether nothing waits and nothing runs. */
    boolean isIdle() {
        return size.get() == 0 && running.get() == 0 && open.get() == 0;
    }

    @Override
    public List<Waiter<T, K>> drain() {
        List<Waiter<T, K>> all = new ArrayList<>();
        for (Waiter<T, K> next = waiting.poll(); next != null; next = waiting.poll()) {
            size.decrementAndGet();
            all.add(next);
        }
        return all;
    }

    private void schedule() {
        if (mayBegin(running.get()) && ticking.compareAndSet(false, true)) {
            statements.afterTask(this::tick);
        }
    }

    private void tick() {
        ticking.set(false);
        int now = running.get();
        while (mayBegin(now)) {
            if (running.compareAndSet(now, now + 1)) {
                open.incrementAndGet();
                new LookupBatch<>(this).run();
            }
            now = running.get();
        }
    }

    private boolean mayBegin(int now) {
        int waits = size.get();
        return waits > 0 && (now == 0 || (now == 1 && waits >= keys * (1 + open.get())));
    }
}
