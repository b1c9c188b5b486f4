package dev.leat.core.execution;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;

/**
 * The one outcome of a Mono on its way to the subscriber: a value waits until it is asked for, and nothing comes after a
 * cancel or a terminal signal. An error after a cancel is not reported as dropped: whoever cancelled did not want to know.
 *
 * <p>Subscribers may throw although the rules forbid it: Reactor's operators let the errors of the virtual machine through,
 * a missing class in a lambda for example. They must not reach the driver, which would take it for a failed connection, and
 * the pipeline below may never hear of them. So what is thrown goes to {@code broken}.
 */
final class Delivery<R> {
    private static final int IDLE = 0;
    private static final int REQUESTED = 1;
    private static final int HOLDING = 2;
    private static final int OVER = 3;

    private final CoreSubscriber<? super R> actual;
    private final Consumer<Throwable> broken;
    private final AtomicInteger state = new AtomicInteger();
    private volatile boolean cancelled;
    private @Nullable R held;

    Delivery(CoreSubscriber<? super R> actual, Consumer<Throwable> broken) {
        this.actual = actual;
        this.broken = broken;
    }

    /** For a pipeline around which nothing waits: what is thrown is reported as dropped. */
    static <R> Delivery<R> to(CoreSubscriber<? super R> actual) {
        return new Delivery<>(actual, thrown -> Guard.drop(thrown, actual.currentContext()));
    }

    void request(long demand) {
        if (!Operators.validate(demand)) {
            return;
        }
        if (!state.compareAndSet(IDLE, REQUESTED) && state.compareAndSet(HOLDING, OVER)) {
            emit();
        }
    }

    /** The outcome: an error, a value, or neither for an empty Mono. */
    void settle(@Nullable R value, @Nullable Throwable error) {
        if (error != null) {
            if (state.getAndSet(OVER) != OVER) {
                signal(() -> actual.onError(error));
            }
        } else if (value == null) {
            if (state.getAndSet(OVER) != OVER) {
                signal(actual::onComplete);
            }
        } else {
            hold(value);
        }
    }

    void cancel() {
        cancelled = true;
        state.set(OVER);
    }

    private void hold(R value) {
        held = value;
        if (state.compareAndSet(IDLE, HOLDING)) {
            return;
        }
        if (state.compareAndSet(REQUESTED, OVER)) {
            emit();
        }
    }

    private void emit() {
        R value = held;
        held = null;
        if (value == null || cancelled) {
            return;
        }
        Throwable thrown = signal(() -> actual.onNext(value));
        if (thrown != null) {
            signal(() -> actual.onError(thrown));
        } else if (!cancelled) {
            signal(actual::onComplete);
        }
    }

    private @Nullable Throwable signal(Runnable signal) {
        try {
            signal.run();
            return null;
        } catch (Throwable thrown) { // see above
            broken.accept(thrown);
            return thrown;
        }
    }
}
