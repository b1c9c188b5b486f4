package dev.leat.mapper.fetch;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UnavailableException;
import dev.leat.core.execution.OpenTransaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Lookups of one kind that wait for a statement to share, of one transaction or of all pipelines outside of one.
 *
 * <h2>When a batch begins</h2>
 *
 * A lookup that finds the queue idle has a batch begun at the end of the task that runs on its event loop, so that all
 * lookups of that task are in it. The batch waits for its connection, and only then takes its keys out of the queue, so that
 * those that came meanwhile are in it, too. While it runs, others wait: the busier the database, the larger the batches.
 * Outside a transaction a second batch may run beside it, but only for as many keys as one statement may have. There is no
 * timer.
 *
 * <h2>In a transaction</h2>
 *
 * The order of the program is kept: before any other statement is queued, {@link #flush} puts what waits here into batches
 * that take no more keys, and queues them. So a lookup that is subscribed to before a write reads before it, and one that is
 * subscribed to after it reads after it.
 */
final class LookupQueue<T, K> implements OpenTransaction.Pending {
    private final LookupStatements statements;
    private final Lookup<T, K> lookup;
    private final @Nullable OpenTransaction transaction;
    private final int keys;
    private final int limit;
    private final Queue<Waiter<T, K>> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicBoolean ticking = new AtomicBoolean();
    private final AtomicBoolean announced = new AtomicBoolean();

    /** The batch of a transaction that has begun and takes keys still. */
    private final AtomicReference<@Nullable LookupBatch<T, K>> gathering = new AtomicReference<>();

    LookupQueue(LookupStatements statements, Lookup<T, K> lookup, @Nullable OpenTransaction transaction) {
        this.statements = statements;
        this.lookup = lookup;
        this.transaction = transaction;
        this.keys = statements.settings().keys();
        this.limit = statements.settings().waiting();
    }

    LookupStatements statements() {
        return statements;
    }

    Lookup<T, K> lookup() {
        return lookup;
    }

    @Nullable
    OpenTransaction transaction() {
        return transaction;
    }

    void enqueue(Waiter<T, K> waiter) {
        if (size.get() >= limit) {
            waiter.fail(tooMany());
            return;
        }
        waiting.add(waiter);
        size.incrementAndGet();
        if (transaction != null && announced.compareAndSet(false, true)) {
            transaction.beforeNext(this);
        }
        schedule();
    }

    /** The next lookups that wait, at most so many different keys. */
    LookupKeys<T, K> take() {
        LookupKeys<T, K> taken = new LookupKeys<>();
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
        return taken;
    }

    /** A batch has taken its keys. */
    void taken(LookupBatch<T, K> batch) {
        open.decrementAndGet();
        gathering.compareAndSet(batch, null);
    }

    /** A batch runs that did not take its keys from here. */
    void begun() {
        running.incrementAndGet();
    }

    /** A batch is over. */
    void ended() {
        running.decrementAndGet();
        schedule();
    }

    /** Whether nothing waits and nothing runs. */
    boolean isIdle() {
        return size.get() == 0 && running.get() == 0 && open.get() == 0;
    }

    /** No connection can be had, or the transaction is over: that is true for all that wait now. */
    List<Waiter<T, K>> drain() {
        List<Waiter<T, K>> all = new ArrayList<>();
        for (Waiter<T, K> next = waiting.poll(); next != null; next = waiting.poll()) {
            size.decrementAndGet();
            all.add(next);
        }
        return all;
    }

    @Override
    public void flush() {
        announced.set(false);
        LookupBatch<T, K> begun = gathering.get();
        if (begun != null) {
            begun.seal();
        }
        while (!waiting.isEmpty()) {
            LookupBatch<T, K> batch = batch();
            batch.seal();
            batch.run();
        }
    }

    @Override
    public void cancel(Throwable reason) {
        announced.set(false);
        drain().forEach(waiter -> waiter.fail(reason));
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
                LookupBatch<T, K> batch = new LookupBatch<>(this);
                open.incrementAndGet();
                gathering.set(batch);
                batch.run();
            }
            now = running.get();
        }
    }

    private boolean mayBegin(int now) {
        int waits = size.get();
        return waits > 0 && (now == 0 || (now == 1 && transaction == null && waits >= keys * (1 + open.get())));
    }

    private LookupBatch<T, K> batch() {
        running.incrementAndGet();
        open.incrementAndGet();
        return new LookupBatch<>(this);
    }

    private UnavailableException tooMany() {
        return new UnavailableException(
                ErrorText.of("TooManyLookups", "More than " + limit + " lookups of " + lookup.name() + " are waiting.")
                        .why("They come faster than the database answers.")
                        .fix(
                                "Give flatMap a smaller concurrency, use findAllById or a plan, or raise lookups.waiting."),
                null);
    }
}
