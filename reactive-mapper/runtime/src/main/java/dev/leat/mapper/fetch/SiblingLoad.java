package dev.leat.mapper.fetch;

import dev.leat.core.error.RowLimitException;
import dev.leat.core.execution.Moment;
import dev.leat.core.execution.OpenTransaction;
import dev.leat.core.execution.StatementExecutor;
import dev.leat.mapper.mapping.Handle;
import dev.leat.mapper.mapping.Handles;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;
import reactor.util.context.ContextView;

/**
 * The statement that loads a relation for a set of siblings, shared by all that ask while it runs. It belongs to the
 * pipeline that asked first; it is given up when all that asked have cancelled.
 */
final class SiblingLoad<T> implements CoreSubscriber<List<T>> {
    private final SiblingSet<T> set;
    private final Handle[] handles;
    private final Slots<T, Object> slots;
    private final @Nullable OpenTransaction transaction;
    private final Context context;
    private final Sinks.Empty<Void> done = Sinks.empty();
    private final AtomicInteger present = new AtomicInteger();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean over = new AtomicBoolean();
    private final Moment moment;
    private volatile boolean givenUp;
    private volatile Subscription statement = Operators.emptySubscription();

    SiblingLoad(
            SiblingSet<T> set,
            Handle[] handles,
            Slots<T, Object> slots,
            @Nullable OpenTransaction transaction,
            ContextView context) {
        this.set = set;
        this.handles = handles;
        this.slots = slots;
        this.transaction = transaction;
        this.context = Context.of(context);
        this.moment = executor().moment(context);
    }

    /** Whether whoever asks sees what this load sees. */
    boolean inTransaction(@Nullable OpenTransaction other) {
        return transaction == null ? other == null : transaction.isSameAs(other);
    }

    /** Completes when the handles have been shown their rows, or when all others have given up just before. */
    Mono<Void> joined() {
        return Mono.defer(() -> {
            present.incrementAndGet();
            if (begun.compareAndSet(false, true)) {
                begin();
            }
            return givenUp ? Mono.empty() : done.asMono().doOnCancel(this::left);
        });
    }

    private void begin() {
        executor()
                .rows(
                        set.lone()
                                .lookups()
                                .renderer()
                                .render(set.lone().rows().select().apply(slots.keys())),
                        row -> set.lone().rows().reader().read(row, slots),
                        executor().settings().rowLimit())
                .subscribe(this);
    }

    private void left() {
        if (present.decrementAndGet() == 0 && over.compareAndSet(false, true)) {
            givenUp = true;
            set.ended(false);
            statement.cancel();
        }
    }

    @Override
    public Context currentContext() {
        return context;
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
        set.lone().lookups().attachRelated(set.lone().rows(), rows);
        for (Handle handle : handles) {
            Object key = Handles.loading(handle) == set ? Handles.key(handle) : null;
            if (key != null) {
                Handles.attach(handle, key, new Prefetched<>(set.lone(), slots.rows(set.normal(key)), moment));
            }
        }
    }

    @Override
    public void onError(Throwable error) {
        if (end(false)) {
            done.tryEmitError(named(error));
        }
    }

    @Override
    public void onComplete() {
        if (end(true)) {
            done.tryEmitEmpty();
        }
    }

    private boolean end(boolean loaded) {
        boolean first = over.compareAndSet(false, true);
        if (first) {
            set.ended(loaded);
        }
        return first;
    }

    private Throwable named(Throwable error) {
        return error instanceof RowLimitException limit
                ? new RowLimitException(
                        limit.text()
                                .what(set.lone().relation().path() + ": "
                                        + limit.text().what()),
                        limit)
                : error;
    }

    private StatementExecutor executor() {
        return set.lone().lookups().executor();
    }
}
