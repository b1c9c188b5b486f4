package dev.leat.core.execution;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.RetryableException;
import dev.leat.core.error.TransactionOutcomeUnknownException;
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
                Throwable told = error != null && held.isBroken() ? afterLoss(error) : error;
                Step.take(held::release, currentContext(), ignored -> delivery.settle(result, told));
            }
        }

        /** A write that was sent on a connection that broke may have happened: it must not be called retryable. */
        private Throwable afterLoss(Throwable error) {
            Exchange<R> ended = exchange;
            boolean open = error instanceof RetryableException && ended != null && ended.mayHaveWritten();
            return open ? unknown((RetryableException) error) : error;
        }

        private static TransactionOutcomeUnknownException unknown(RetryableException error) {
            return new TransactionOutcomeUnknownException(
                    ErrorText.of("OutcomeUnknown", "The connection was lost while a statement was under way.")
                            .why("What it changed may or may not have been stored.")
                            .fix("Look whether its effects are there before doing anything again.")
                            .sqlState(error.sqlState())
                            .sql(error.sql()),
                    error);
        }
    }
}
