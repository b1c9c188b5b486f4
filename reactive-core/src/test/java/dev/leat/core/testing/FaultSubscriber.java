package dev.leat.core.testing;

import dev.leat.core.testing.FaultPublisher.Values;
import dev.leat.core.testing.Interaction.Kind;
import dev.leat.core.testing.Interactions.Due;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

/** Passes the driver's signals on and lets the armed one go wrong. The driver signals serially, so fields are plain. */
final class FaultSubscriber<T> implements CoreSubscriber<T>, Subscription {
    private final Interactions interactions;
    private final String what;
    private final Values<T> values;
    private final Subscriber<? super T> actual;
    private final Consumer<Runnable> thread;
    private final AtomicReference<@Nullable Runnable> afterRequest;
    private final AtomicReference<@Nullable T> withheld = new AtomicReference<>();
    private @Nullable Subscription upstream;
    private volatile boolean silent;

    FaultSubscriber(Interactions interactions, String what, Values<T> values, Subscriber<? super T> actual) {
        this(interactions, what, values, actual, Runnable::run, null);
    }

    private FaultSubscriber(
            Interactions interactions,
            String what,
            Values<T> values,
            Subscriber<? super T> actual,
            Consumer<Runnable> thread,
            @Nullable Runnable afterRequest) {
        this.interactions = interactions;
        this.what = what;
        this.values = values;
        this.actual = actual;
        this.thread = thread;
        this.afterRequest = new AtomicReference<>(afterRequest);
    }

    static <T> FaultSubscriber<T> onOtherThread(
            Interactions interactions, String what, Values<T> values, Subscriber<? super T> actual) {
        Scheduler.Worker worker = Schedulers.single().createWorker();
        return new FaultSubscriber<>(interactions, what, values, actual, worker::schedule, null);
    }

    static <T> FaultSubscriber<T> afterRequest(
            Interactions interactions, String what, Values<T> values, Subscriber<? super T> actual, Runnable action) {
        return new FaultSubscriber<>(interactions, what, values, actual, Runnable::run, action);
    }

    @Override
    public Context currentContext() {
        return actual instanceof CoreSubscriber<?> core ? core.currentContext() : Context.empty();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        upstream = subscription;
        actual.onSubscribe(this);
    }

    @Override
    public void onNext(T value) {
        if (silent) {
            values.discard().accept(value);
            return;
        }
        Due due = values.counted() ? interactions.next(Kind.NEXT, what) : null;
        if (due == null) {
            deliver(value);
            return;
        }
        switch (due.fault()) {
            case ERROR -> instead(value, () -> actual.onError(due.error()));
            case EMPTY -> instead(value, actual::onComplete);
            case NEVER -> withhold(value);
            case REENTRANT_CANCEL -> {
                deliver(value);
                due.onCancel().run();
            }
            default -> {
                due.onCancel().run();
                deliver(value);
            }
        }
    }

    private void deliver(T value) {
        T wrapped = values.wrap().apply(value);
        thread.accept(() -> actual.onNext(wrapped));
    }

    private void instead(T value, Runnable signal) {
        silent = true;
        upstream().cancel();
        values.discard().accept(value);
        signal.run();
    }

    private void withhold(T value) {
        silent = true;
        withheld.set(value);
    }

    @Override
    public void onError(Throwable error) {
        if (!silent) {
            thread.accept(() -> actual.onError(error));
        }
    }

    @Override
    public void onComplete() {
        if (silent) {
            return;
        }
        Due due = interactions.next(Kind.COMPLETE, what);
        if (due == null) {
            thread.accept(actual::onComplete);
            return;
        }
        switch (due.fault()) {
            case ERROR -> actual.onError(due.error());
            case NEVER -> silent = true;
            case DUPLICATE_TERMINAL -> {
                actual.onComplete();
                actual.onComplete();
            }
            default -> {
                due.onCancel().run();
                actual.onComplete();
            }
        }
    }

    @Override
    public void request(long n) {
        upstream().request(n);
        Runnable action = afterRequest.getAndSet(null);
        if (action != null) {
            action.run();
        }
    }

    @Override
    public void cancel() {
        T value = withheld.getAndSet(null);
        if (value != null) {
            values.discard().accept(value);
        }
        upstream().cancel();
    }

    private Subscription upstream() {
        Subscription subscription = upstream;
        return subscription == null ? Operators.emptySubscription() : subscription;
    }
}
