package dev.leat.core.execution;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * A short operation outside any transaction: takes a connection, runs one conversation to its end, gives the connection
 * back, and only then emits. The connection never waits for whoever receives the value.
 */
final class ShortMono<R> extends Mono<R> {
    private final ConnectionSource source;
    private final Conversations<R> conversations;
    private final @Nullable StatementWatch watch;

    ShortMono(ConnectionSource source, Conversations<R> conversations, @Nullable StatementWatch watch) {
        this.source = source;
        this.conversations = conversations;
        this.watch = watch;
    }

    @Override
    public void subscribe(CoreSubscriber<? super R> actual) {
        Run<R> run = new Run<>(this, actual);
        actual.onSubscribe(run);
        new AcquireMono(source).subscribe(run);
    }

    /**
     * One subscription. Cancel may meet any step: while waiting it cancels the wait; afterwards it makes the exchange end
     * unheard. Either way, a connection that was received is released exactly once, by {@link #settled} or right away.
     */
    private static final class Run<R> implements CoreSubscriber<Session>, Subscription, Ending<R> {
        private final ShortMono<R> operation;
        private final CoreSubscriber<? super R> actual;
        private final Delivery<R> delivery;
        private volatile Subscription acquisition = Operators.emptySubscription();
        private volatile @Nullable Exchange<R> exchange;
        private volatile @Nullable Session session;
        private volatile boolean cancelled;

        Run(ShortMono<R> operation, CoreSubscriber<? super R> actual) {
            this.operation = operation;
            this.actual = actual;
            this.delivery = Delivery.to(actual);
        }

        @Override
        public Context currentContext() {
            return actual.currentContext();
        }

        @Override
        public void request(long demand) {
            delivery.request(demand);
        }

        @Override
        public void cancel() {
            cancelled = true;
            delivery.cancel();
            acquisition.cancel();
            Exchange<R> running = exchange;
            if (running != null) {
                running.abandon();
            }
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            acquisition = subscription;
            if (cancelled) {
                subscription.cancel();
            }
        }

        @Override
        public void onNext(Session acquired) {
            session = acquired;
            if (cancelled) {
                acquired.releaseUnheard(currentContext());
                return;
            }
            Throwable thrown = Guard.thrownBy(() -> begin(acquired));
            if (thrown != null) { // a conversation that cannot be made
                settled(null, thrown);
            }
        }

        private void begin(Session acquired) {
            Exchange<R> started = new Exchange<>(acquired, Place.ALONE, operation.conversations, operation.watch, this)
                    .in(currentContext());
            exchange = started;
            started.start();
            if (cancelled) {
                started.abandon();
            }
        }

        @Override
        public void onError(Throwable failure) {
            delivery.settle(null, failure);
        }

        @Override
        public void onComplete() {}

        @Override
        public void settled(@Nullable R result, @Nullable Throwable error) {
            Session held = session;
            Exchange<R> ended = exchange;
            if (ended != null && ended.mayHaveWritten()) {
                operation.source.writes().stored();
            }
            if (held != null) {
                Step.take(held::release, currentContext(), ignored -> delivery.settle(result, error));
            }
        }
    }
}
