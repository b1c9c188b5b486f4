package dev.leat.mapper.fetch;

import dev.leat.core.error.RowLimitException;
import dev.leat.core.execution.LateStatement;
import dev.leat.core.execution.OpenTransaction;
import dev.leat.core.execution.ResultRow;
import dev.leat.core.sql.BoundStatement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;

/**
 * One statement for lookups that have waited together.
 *
 * <p>It waits for its connection with no keys; {@link #cut} takes them when the connection is there, or {@link #seal} before
 * that. Nobody joins afterwards. Whoever cancels leaves its key; without keys nothing is sent, and once it is sent and
 * nobody waits any longer, the statement is given up as any other that is cancelled. The result is read to its end and the
 * connection given back before the first waiter gets its rows; then all get theirs, one after the other.
 */
final class LookupBatch<T, K> implements LateStatement, CoreSubscriber<List<T>> {
    private final LookupQueue<T, K> queue;
    private final AtomicInteger present = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile Subscription statement = Operators.emptySubscription();
    private volatile @Nullable LookupKeys<T, K> sealed;

    LookupBatch(LookupQueue<T, K> queue) {
        this.queue = queue;
    }

    /** With keys that have been taken already. */
    static <T, K> LookupBatch<T, K> of(LookupQueue<T, K> queue, Collection<LookupKeys.Entry<T, K>> entries) {
        LookupBatch<T, K> batch = new LookupBatch<>(queue);
        LookupKeys<T, K> keys = new LookupKeys<>();
        entries.forEach(entry -> entry.forEach(keys::add));
        batch.sealed = keys;
        batch.watch(keys);
        queue.begun();
        return batch;
    }

    void run() {
        queue.statements().rows(this, this::read, queue.transaction()).subscribe(this);
    }

    private T read(ResultRow row) {
        return queue.lookup().reader().read(row, seal());
    }

    /** Takes the keys that wait now, and no others later. */
    LookupKeys<T, K> seal() {
        LookupKeys<T, K> keys = sealed;
        return keys == null ? take() : keys;
    }

    private synchronized LookupKeys<T, K> take() {
        LookupKeys<T, K> keys = sealed;
        if (keys == null) {
            keys = queue.take();
            sealed = keys;
            queue.taken(this);
            watch(keys);
        }
        return keys;
    }

    private void watch(LookupKeys<T, K> keys) {
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

    @Override
    public void onNext(List<T> rows) {
        queue.statements().found(queue.lookup(), rows);
    }

    @Override
    public void onComplete() {
        for (LookupKeys.Entry<T, K> entry : seal().entries()) {
            entry.forEach(waiter -> check(waiter.complete(entry.rows())));
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
        all.forEach(waiter -> check(waiter.fail(error)));
        end();
    }

    /** Too many rows for all together may be few enough for half of them; only a single key can have too many. */
    private void halve(List<LookupKeys.Entry<T, K>> entries) {
        int half = entries.size() / 2;
        of(queue, entries.subList(0, half)).run();
        of(queue, entries.subList(half, entries.size())).run();
    }

    private boolean wasSealed() {
        return sealed != null;
    }

    /** A subscriber that has thrown may never hear of the end of the transaction that waits for it. */
    private void check(@Nullable Throwable thrown) {
        OpenTransaction transaction = queue.transaction();
        if (thrown != null && transaction != null) {
            transaction.breakOff(thrown);
        }
    }

    private void end() {
        if (over.compareAndSet(false, true)) {
            queue.ended();
        }
    }
}
