package dev.leat.core.execution;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;

/**
 * The one outcome of a Mono on its way to the subscriber: a value waits until it is asked for, and nothing comes after a
 * cancel or a terminal signal. An error after a cancel is not reported as dropped: whoever cancelled did not want to know.
 */
final class Delivery<R> {
    private static final int IDLE = 0;
    private static final int REQUESTED = 1;
    private static final int HOLDING = 2;
    private static final int OVER = 3;

    private final CoreSubscriber<? super R> actual;
    private final AtomicInteger state = new AtomicInteger();
    private @Nullable R held;

    Delivery(CoreSubscriber<? super R> actual) {
        this.actual = actual;
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
                actual.onError(error);
            }
        } else if (value == null) {
            if (state.getAndSet(OVER) != OVER) {
                actual.onComplete();
            }
        } else {
            hold(value);
        }
    }

    void cancel() {
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
        if (value != null) {
            actual.onNext(value);
            actual.onComplete();
        }
    }
}
