package dev.leat.core.execution;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;

/**
 * Passes values on as they come, with the demand of the subscriber. Demand that comes before the body is kept for it; that
 * which is on its way is handed over by whoever sees both. The outcome may meet a value on another thread: {@code signals}
 * counts both, and the outcome waits for the value.
 */
final class FlowOutlet<T> implements ScopeOutlet<T> {
    private final CoreSubscriber<? super T> actual;
    private final Consumer<Throwable> broken;
    private final AtomicInteger signals = new AtomicInteger();
    private final AtomicLong early = new AtomicLong();
    private volatile @Nullable Subscription body;
    private volatile @Nullable Throwable failure;
    private volatile boolean cancelled;

    /**
     * The way to a subscriber.
     *
     * @param broken told of what the subscriber throws
     */
    FlowOutlet(CoreSubscriber<? super T> actual, Consumer<Throwable> broken) {
        this.actual = actual;
        this.broken = broken;
    }

    @Override
    public void request(long demand) {
        if (Operators.validate(demand)) {
            early.accumulateAndGet(demand, Operators::addCap);
            pass();
        }
    }

    @Override
    public void from(Subscription running) {
        body = running;
        pass();
    }

    private void pass() {
        Subscription running = body;
        long demand = running == null ? 0 : early.getAndSet(0);
        if (running != null && demand > 0) {
            running.request(demand);
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
    }

    @Override
    public @Nullable Throwable value(T item) {
        if (!signals.compareAndSet(0, 1)) {
            return null;
        }
        Throwable thrown = signal(() -> actual.onNext(item));
        if (signals.decrementAndGet() != 0) {
            settled();
        }
        return thrown;
    }

    @Override
    public void settle(@Nullable Throwable error) {
        failure = error;
        if (signals.getAndIncrement() == 0) {
            settled();
        }
    }

    private void settled() {
        Throwable error = failure;
        if (!cancelled) {
            signal(error == null ? actual::onComplete : () -> actual.onError(error));
        }
    }

    private @Nullable Throwable signal(Runnable signal) {
        Throwable thrown = Guard.thrownBy(signal);
        if (thrown != null) {
            broken.accept(thrown);
        }
        return thrown;
    }
}
