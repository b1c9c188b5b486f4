package dev.leat.mapper.fetch;

import dev.leat.core.execution.OpenTransaction;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lookups of one kind in one transaction, which keep the order of the program: one that is subscribed to before a write reads
 * before it, and one that is subscribed to after it reads after it, whichever threads they come from.
 *
 * <h2>Before</h2>
 *
 * A batch enters the transaction's queue of turns with its first lookup in it, on the thread of that lookup, and only then can
 * others see it and join. So when a lookup has been subscribed to, its batch is in the queue of turns, and what comes after it
 * comes after it there. In its turn the batch waits for the end of the task that runs, and then takes no more keys.
 *
 * <h2>After</h2>
 *
 * The transaction counts the statements that have entered its queue, after they have entered. A batch remembers the number from
 * before it entered. Whoever finds another number has, or may have, subscribed to a statement that came later than the batch,
 * and begins a new one. An equal number says that all statements that were there before are before the batch, too.
 */
final class TransactionLookups<T, K> implements LookupQueue<T, K> {
    private final LookupStatements statements;
    private final Lookup<T, K> lookup;
    private final @Nullable OpenTransaction transaction;
    private final LongSupplier entered;
    private final AtomicInteger waiting = new AtomicInteger();
    private final AtomicReference<@Nullable LookupBatch<T, K>> gathering = new AtomicReference<>();

    /**
     * The lookups of a transaction.
     *
     * @param entered the statements that have entered its queue
     */
    TransactionLookups(
            LookupStatements statements,
            Lookup<T, K> lookup,
            @Nullable OpenTransaction transaction,
            LongSupplier entered) {
        this.statements = statements;
        this.lookup = lookup;
        this.transaction = transaction;
        this.entered = entered;
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
        return transaction;
    }

    @Override
    public void enqueue(Waiter<T, K> waiter) {
        int limit = statements.settings().waiting();
        if (waiting.get() >= limit) {
            waiter.fail(LookupQueue.tooMany(lookup, limit));
            return;
        }
        waiting.incrementAndGet();
        long now = entered.getAsLong();
        LookupBatch<T, K> batch = gathering.get();
        if (batch == null || !batch.add(waiter, now)) {
            LookupBatch<T, K> next = new LookupBatch<>(this, now);
            next.add(waiter, now);
            next.run();
            gathering.set(next);
            if (next.isOver()) { // it must not be kept with its rows
                ended(next);
            }
        }
    }

    /** The transaction is rolled back: nobody needs to know any longer. */
    void giveUp(Throwable reason) {
        LookupBatch<T, K> batch = gathering.getAndSet(null);
        if (batch != null) {
            batch.giveUp(reason);
        }
    }

    @Override
    public void fill(LookupKeys<T, K> keys) {
        waiting.addAndGet(-keys.waiters());
    }

    @Override
    public void begun() {}

    @Override
    public void ended(LookupBatch<T, K> batch) {
        gathering.compareAndSet(batch, null);
    }

    @Override
    public List<Waiter<T, K>> drain() {
        return List.of();
    }
}
