package dev.leat.mapper.fetch;

import dev.leat.core.error.RowLimitException;
import dev.leat.core.execution.LateStatement;
import dev.leat.core.execution.OpenTransaction;
import dev.leat.core.sql.BoundStatement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;

/**
 * The statement that loads a relation for a set of siblings, shared by all that ask while it runs.
 *
 * <h2>State</h2>
 *
 * One reference holds who waits and how many of them are present, or that it is over. So nobody joins a load that is over,
 * and nobody who has joined is forgotten: it ends in the same step in which it takes those who wait. It is over when its
 * statement has ended, or when the last of those present has left; then the statement is cancelled.
 *
 * <h2>Faults</h2>
 *
 * Each who waits when the statement is made is asked whether it may be sent on its behalf; who may not fails alone. A row
 * that cannot be read is the fault of its key, and only those who wait for that key hear of it. The statement's own error,
 * and whatever is thrown before it could be sent, is the error of all who have joined; the next one begins anew.
 */
final class SiblingLoad<T> implements LateStatement, CoreSubscriber<List<Object>> {
    private static final Present<?> OVER = new Present<>(null, 0);

    private final SiblingSet<T> set;
    private final AtomicReference<Present<T>> present;

    /** What it loads; null when it is over, so that a set does not keep what its last load has read. */
    private volatile @Nullable SiblingKeys<T> keys;

    private volatile Subscription statement = Operators.emptySubscription();

    /** What has become of who wanted to join. */
    enum Joining {
        JOINED,
        /** It is over. */
        OVER,
        /** It reads for others. */
        APART
    }

    /** Who waits, the last one first, and how many of them have not left. */
    private record Present<T>(@Nullable Waiter<T, Object> last, int number) {
        /** Only what nobody can join has nobody present. */
        boolean isOver() {
            return number == 0;
        }
    }

    SiblingLoad(SiblingSet<T> set, SiblingKeys<T> keys, Waiter<T, Object> first) {
        this.set = set;
        this.keys = keys;
        first.next = null;
        this.present = new AtomicReference<>(new Present<>(first, 1));
    }

    /** Waits with the others, if they see what this one would see. */
    Joining join(Waiter<T, Object> waiter, Asking now) {
        SiblingKeys<T> loading = keys;
        if (loading == null || now().isOver()) {
            return Joining.OVER;
        }
        if (!loading.isFor(waiter.normal(), now)) {
            return Joining.APART;
        }
        Present<T> before;
        do {
            before = now();
            if (before.isOver()) {
                return Joining.OVER;
            }
            waiter.next = before.last();
        } while (!present.compareAndSet(before, new Present<>(waiter, before.number() + 1)));
        watch(waiter);
        return Joining.JOINED;
    }

    /** Sends the statement at the end of the task that runs, so that all who ask in it are judged before it is sent. */
    void begin(Waiter<T, Object> first) {
        watch(first);
        SiblingKeys<T> loading = keys;
        if (loading == null) {
            return;
        }
        try {
            if (loading.transaction() == null) {
                set.lone().lookups().executor().afterTask(this::send);
            } else { // where it waits in its turn
                send();
            }
        } catch (Throwable thrown) {
            onError(thrown);
        }
    }

    private void send() {
        SiblingKeys<T> loading = keys;
        if (loading == null) {
            return;
        }
        Lookup.Reader<T> reader = set.lone().rows().reader();
        try {
            set.lone()
                    .lookups()
                    .shared(this, row -> reader.orFault(row, loading.slots()), loading.transaction())
                    .contextWrite(loading.asking().context())
                    .subscribe(this);
        } catch (Throwable thrown) {
            onError(thrown);
        }
    }

    private void watch(Waiter<T, Object> waiter) {
        if (!waiter.join(this::left)) {
            left();
        }
    }

    private void left() {
        Present<T> before;
        Present<T> after;
        do {
            before = now();
            if (before.isOver()) {
                return;
            }
            after = before.number() == 1 ? over() : new Present<>(before.last(), before.number() - 1);
        } while (!present.compareAndSet(before, after));
        if (after.isOver()) {
            keys = null;
            statement.cancel();
        }
    }

    private Present<T> now() {
        return Objects.requireNonNull(present.get());
    }

    @SuppressWarnings("unchecked") // it holds nobody
    private static <T> Present<T> over() {
        return (Present<T>) OVER;
    }

    @Override
    public @Nullable BoundStatement cut(Admission admission) {
        for (Waiter<T, Object> waiter : waiting(now())) {
            Throwable refusal = BatchLogs.refusal(admission, waiter);
            if (refusal != null) {
                waiter.refuse(refusal);
            }
        }
        SiblingKeys<T> loading = keys;
        return loading == null
                ? null
                : set.lone()
                        .lookups()
                        .renderer()
                        .render(set.lone().rows().select().apply(loading.slots().keys()));
    }

    @Override
    public int keys() {
        SiblingKeys<T> loading = keys;
        return loading == null ? 0 : loading.slots().size();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        statement = subscription;
        if (now().isOver()) {
            subscription.cancel();
        } else {
            subscription.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onNext(List<Object> rows) {
        SiblingKeys<T> loading = keys;
        if (loading != null && !loading.slots().isUnclear()) {
            set.lone().lookups().arrived(set.lone().rows(), loading.slots().all());
            loading.show();
            set.loaded(loading.handles());
        }
    }

    @Override
    public void onComplete() {
        SiblingKeys<T> loading = keys;
        List<Waiter<T, Object>> waiters = end();
        if (loading == null) {
            return;
        }
        if (loading.slots().isUnclear()) {
            set.dissolve();
            apart(waiters);
            return;
        }
        waiters.forEach(waiter ->
                waiter.settle(Objects.requireNonNull(loading.slots().get(waiter.normal())), loading.transaction()));
    }

    @Override
    public void onError(Throwable error) {
        SiblingKeys<T> loading = keys;
        OpenTransaction transaction = loading == null ? null : loading.transaction();
        List<Waiter<T, Object>> waiters = end();
        if (error instanceof RowLimitException && waiters.size() > 1) {
            apart(waiters);
            return;
        }
        Throwable named = error instanceof RowLimitException limit ? named(limit) : error;
        waiters.forEach(waiter -> waiter.fail(named, transaction));
    }

    /** Each by its own key, for which lookups find out whose fault it is. */
    private void apart(List<Waiter<T, Object>> waiters) {
        waiters.forEach(waiter -> set.lone().lookups().enqueue(set.lone().rows(), waiter));
    }

    /** Those who wait, in the order in which they came; from now on nobody joins. */
    private List<Waiter<T, Object>> end() {
        Present<T> last = Objects.requireNonNull(present.getAndSet(over()));
        keys = null;
        statement = Operators.emptySubscription();
        return waiting(last);
    }

    private static <T> List<Waiter<T, Object>> waiting(Present<T> present) {
        List<Waiter<T, Object>> waiters = new ArrayList<>(present.number());
        for (Waiter<T, Object> waiter = present.last(); waiter != null; waiter = waiter.next) {
            waiters.add(waiter);
        }
        Collections.reverse(waiters);
        return waiters;
    }

    private RowLimitException named(RowLimitException limit) {
        return new RowLimitException(
                limit.text()
                        .what(set.lone().relation().path() + ": " + limit.text().what()),
                limit);
    }
}
