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
 * A step that takes no longer than a time limit, or is cancelled and fails with a {@link TimeoutException}. Most steps are
 * over when subscribing to them returns; only for the others a timer is set.
 */
final class BoundedMono extends Mono<Void> {
    private final Mono<Void> step;
    private final Deadlines limit;

    BoundedMono(Mono<Void> step, Deadlines limit) {
        this.step = step;
        this.limit = limit;
    }

    @Override
    public void subscribe(CoreSubscriber<? super Void> actual) {
        Run run = new Run(actual);
        actual.onSubscribe(run);
        step.subscribe(run);
        run.limit(limit);
    }

    private static final class Run implements CoreSubscriber<Void>, Subscription {
        private final CoreSubscriber<? super Void> actual;
        private final AtomicBoolean over = new AtomicBoolean();
        private final Disposable.Swap timer = Disposables.swap();
        private volatile Subscription upstream = Operators.emptySubscription();

        Run(CoreSubscriber<? super Void> actual) {
            this.actual = actual;
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
                upstream.cancel();
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
                upstream.cancel();
            }
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            upstream = subscription;
            if (over.get()) {
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
