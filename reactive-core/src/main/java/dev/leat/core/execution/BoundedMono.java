package dev.leat.core.execution;

import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * A step that takes no longer than a time limit, or fails with a {@link TimeoutException}. A step that is late is cancelled,
 * or goes on unheard where it must not be given up half-way, or before it has begun: on a blocking driver it may still stand
 * behind a statement. Most steps are over when subscribing to them returns; only for the others a timer is set.
 */
final class BoundedMono extends Mono<Void> {
    private final Mono<Void> step;
    private final Deadlines limit;
    private final boolean lasting;

    private BoundedMono(Mono<Void> step, Deadlines limit, boolean lasting) {
        this.step = step;
        this.limit = limit;
        this.lasting = lasting;
    }

    /** A step that is cancelled when it is late. */
    static BoundedMono of(Mono<Void> step, Deadlines limit) {
        return new BoundedMono(step, limit, false);
    }

    /** A step that goes on unheard when it is late. */
    static BoundedMono lasting(Mono<Void> step, Deadlines limit) {
        return new BoundedMono(step, limit, true);
    }

    @Override
    public void subscribe(CoreSubscriber<? super Void> actual) {
        Run run = new Run(actual, lasting);
        actual.onSubscribe(run);
        Throwable thrown = Guard.thrownBy(() -> {
            step.subscribe(run);
            run.limit(limit);
        });
        if (thrown != null) {
            run.onError(thrown);
        }
    }

    private static final class Run implements CoreSubscriber<Void>, Subscription {
        private final CoreSubscriber<? super Void> actual;
        private final boolean lasting;
        private final AtomicBoolean over = new AtomicBoolean();
        private final Disposable.Swap timer = Disposables.swap();
        private volatile Subscription upstream = Operators.emptySubscription();

        Run(CoreSubscriber<? super Void> actual, boolean lasting) {
            this.actual = actual;
            this.lasting = lasting;
        }

        void limit(Deadlines limit) {
            if (!over.get()) {
                timer.update(limit.after(this::timeout));
                if (over.get()) {
                    timer.dispose();
                }
            }
        }

        private void timeout() {
            if (over.compareAndSet(false, true)) {
                giveUp();
                actual.onError(new TimeoutException());
            }
        }

        @Override
        public Context currentContext() {
            return actual.currentContext();
        }

        /** The step has no values. */
        @Override
        public void request(long demand) {}

        @Override
        public void cancel() {
            if (over.compareAndSet(false, true)) {
                timer.dispose();
                giveUp();
            }
        }

        private void giveUp() {
            if (!lasting) {
                Guard.contain(upstream::cancel, currentContext());
            }
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            upstream = subscription;
            if (over.get() && !lasting) {
                subscription.cancel();
            } else {
                subscription.request(Long.MAX_VALUE);
            }
        }

        @Override
        public void onNext(Void nothing) {}

        @Override
        public void onError(Throwable failure) {
            if (over.compareAndSet(false, true)) {
                timer.dispose();
                actual.onError(failure);
            }
        }

        @Override
        public void onComplete() {
            if (over.compareAndSet(false, true)) {
                timer.dispose();
                actual.onComplete();
            }
        }
    }
}
