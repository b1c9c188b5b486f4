package dev.leat.mapper.fetch;

import dev.leat.core.error.RowLimitException;
import dev.leat.core.execution.LateStatement;
import dev.leat.core.execution.ResultRow;
import dev.leat.core.sql.BoundStatement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * One statement for lookups that have waited together.
 *
 * <p>{@link #cut} takes its keys, or the last of them, when the connection is there. Nobody joins afterwards. Whoever cancels leaves its key; without keys nothing is sent, and once it is sent and
 * nobody waits any longer, the statement is given up as any other that is cancelled. The result is read to its end and the
 * connection given back before the first waiter gets its rows; then all get theirs, one after the other.
 */
final class LookupBatch<T, K> implements LateStatement, CoreSubscriber<List<Object>> {
    private final LookupQueue<T, K> queue;
    private final AtomicInteger present = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    private final LookupKeys<T, K> keys = new LookupKeys<>();

    /** The statements that had been there before it. */
    private final long after;

    /** Whether it takes no more keys. */
    private volatile boolean sealed;

    private volatile Subscription statement = Operators.emptySubscription();

    LookupBatch(LookupQueue<T, K> queue) {
        this(queue, 0);
    }

    LookupBatch(LookupQueue<T, K> queue, long after) {
        this.queue = queue;
        this.after = after;
    }

    /** With keys that have been taken already. */
    static <T, K> LookupBatch<T, K> of(LookupQueue<T, K> queue, Collection<LookupKeys.Entry<T, K>> entries) {
        LookupBatch<T, K> batch = new LookupBatch<>(queue);
        entries.forEach(entry -> entry.forEach(batch.keys::add));
        batch.sealed = true;
        batch.watch();
        queue.begun();
        return batch;
    }

    /** Whether a lookup is in it that is to come after so many statements. */
    synchronized boolean add(Waiter<T, K> waiter, long statements) {
        boolean full = keys.size() >= queue.statements().settings().keys() && !keys.has(waiter.normal());
        if (sealed || full || statements != after) {
            return false;
        }
        keys.add(waiter);
        return true;
    }

    void run() {
        try {
            queue.statements().rows(this, this::read, queue.transaction()).subscribe(this);
        } catch (Throwable thrown) {
            onError(thrown);
        }
    }

    /** Ends it with an error, whether it runs or waits. */
    void giveUp(Throwable reason) {
        statement.cancel();
        onError(reason);
    }

    private Object read(ResultRow row) {
        return queue.lookup().reader().orFault(row, seal());
    }

    /** Takes the keys that wait now, and no others later. */
    private LookupKeys<T, K> seal() {
        if (!sealed && close()) {
            watch();
        }
        return keys;
    }

    private synchronized boolean close() {
        boolean open = !sealed;
        if (open) {
            queue.fill(keys);
            sealed = true;
        }
        return open;
    }

    private void watch() {
        present.set(keys.waiters());
        Runnable left = this::left;
        keys.forEach(waiter -> {
            if (!waiter.join(left)) {
                left();
            }
        });
    }

    private void left() {
        if (present.decrementAndGet() == 0) {
            statement.cancel();
            end();
        }
    }

    @Override
    public @Nullable BoundStatement cut(Admission admission) {
        LookupKeys<T, K> keys = seal();
        keys.clean();
        BatchLogs.of(keys).admit(queue.lookup().name(), keys, admission);
        keys.clean();
        return keys.size() == 0
                ? null
                : queue.statements().render(queue.lookup().select().apply(keys.keys()));
    }

    @Override
    public int keys() {
        return seal().size();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        statement = subscription;
        if (over.get()) {
            subscription.cancel();
        } else {
            subscription.request(Long.MAX_VALUE);
        }
    }

    /**
     * Rows for one pipeline have been read together. A pipeline is known by its Context: those of others load for themselves,
     * and so does a row that several have asked for.
     */
    @Override
    public void onNext(List<Object> rows) {
        if (queue.lookup().target() != null) {
            arrived(seal());
        }
    }

    private void arrived(LookupKeys<T, K> found) {
        if (found.size() == 1) { // as most are when little is going on
            found.entries().forEach(entry -> queue.statements().arrived(queue.lookup(), entry.rows()));
            return;
        }
        IdentityHashMap<Context, List<T>> together = new IdentityHashMap<>(1);
        for (LookupKeys.Entry<T, K> entry : found.entries()) {
            Context owner = entry.owner();
            if (owner == null) {
                queue.statements().arrived(queue.lookup(), entry.rows());
            } else {
                together.computeIfAbsent(owner, missing -> new ArrayList<>()).addAll(entry.rows());
            }
        }
        together.values().forEach(some -> queue.statements().arrived(queue.lookup(), some));
    }

    @Override
    public void onComplete() {
        LookupKeys<T, K> keys = seal();
        if (keys.isUnclear()) {
            halve(List.copyOf(keys.entries()));
            end();
            return;
        }
        for (LookupKeys.Entry<T, K> entry : keys.entries()) {
            entry.forEach(waiter -> waiter.settle(entry, queue.transaction()));
        }
        end();
    }

    /** An error before the keys were taken, as without a connection, is the error of all that wait. */
    @Override
    public void onError(Throwable error) {
        if (error instanceof RowLimitException && seal().size() > 1) {
            halve(List.copyOf(seal().entries()));
            end();
            return;
        }
        List<Waiter<T, K>> all = new ArrayList<>(wasSealed() ? List.of() : queue.drain());
        seal().forEach(all::add);
        all.forEach(waiter -> waiter.fail(error, queue.transaction()));
        end();
    }

    /**
     * Too many rows for all together may be few enough for half of them, and whose a row is that cannot be read shows when
     * there is but one key.
     */
    private void halve(List<LookupKeys.Entry<T, K>> entries) {
        int half = entries.size() / 2;
        of(queue, entries.subList(0, half)).run();
        of(queue, entries.subList(half, entries.size())).run();
    }

    boolean isOver() {
        return over.get();
    }

    private boolean wasSealed() {
        return sealed;
    }

    private void end() {
        if (over.compareAndSet(false, true)) {
            queue.ended(this);
        }
    }
}
