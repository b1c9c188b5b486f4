package dev.leat.core.execution;

import dev.leat.core.error.DatabaseFailureException;
import dev.leat.core.error.ErrorText;
import io.r2dbc.spi.Connection;
import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Waits for a connection, no longer than the acquire time. WAITING is left once: to DELIVERED, after which the connection is
 * the subscriber's, even if it has cancelled meanwhile; or to OVER, by cancel, time-out or error, after which a connection
 * that still arrives is given back from here.
 */
final class AcquireMono extends Mono<Session> {
    private final ConnectionSource source;

    AcquireMono(ConnectionSource source) {
        this.source = source;
    }

    @Override
    public void subscribe(CoreSubscriber<? super Session> actual) {
        new Waiting(source, actual).start();
    }

    private static final class Waiting implements CoreSubscriber<Connection>, Subscription {
        private static final int WAITING = 0;
        private static final int DELIVERED = 1;
        private static final int OVER = 2;

        private final ConnectionSource source;
        private final CoreSubscriber<? super Session> actual;
        private final AtomicInteger state = new AtomicInteger();
        private final Disposable.Swap timer = Disposables.swap();
        private volatile Subscription upstream = Operators.emptySubscription();

        Waiting(ConnectionSource source, CoreSubscriber<? super Session> actual) {
            this.source = source;
            this.actual = actual;
        }

        void start() {
            actual.onSubscribe(this);
            if (state.get() != WAITING) {
                return;
            }
            Throwable thrown = Guard.thrownBy(() -> {
                timer.update(source.limits().acquire().after(this::timeout));
                source.create().subscribe(this);
            });
            if (thrown != null) { // a factory that throws instead of signalling
                onError(thrown);
            }
        }

        /** A factory may choose by it, such as the database of a tenant. */
        @Override
        public Context currentContext() {
            return source.withoutForeign(actual.currentContext());
        }

        /** The subscriber is this library's own and always asks for everything. */
        @Override
        public void request(long demand) {}

        @Override
        public void cancel() {
            if (state.compareAndSet(WAITING, OVER)) {
                timer.dispose();
                giveUp();
            }
        }

        private void giveUp() {
            Guard.contain(upstream::cancel, currentContext());
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            upstream = subscription;
            if (state.get() == OVER) {
                giveUp();
            } else {
                subscription.request(Long.MAX_VALUE);
            }
        }

        @Override
        public void onNext(Connection connection) {
            Session session = Session.acquired(connection, source);
            if (state.compareAndSet(WAITING, DELIVERED)) {
                timer.dispose();
                actual.onNext(session);
                actual.onComplete();
            } else {
                session.releaseUnheard(currentContext());
            }
        }

        @Override
        public void onError(Throwable thrown) {
            fail(source.opening().of(thrown));
        }

        @Override
        public void onComplete() {
            if (state.get() == WAITING) {
                fail(new DatabaseFailureException(
                        ErrorText.of("NoConnection", "The connection factory completed without a connection."), null));
            }
        }

        private void timeout() {
            if (state.compareAndSet(WAITING, OVER)) {
                giveUp();
                actual.onError(source.acquireTimeout());
            }
        }

        private void fail(Throwable failure) {
            if (state.compareAndSet(WAITING, OVER)) {
                timer.dispose();
                actual.onError(failure);
            }
        }
    }
}
