package dev.leat.core.execution;

import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/**
 * Waits for a turn in a scope. Once delivered, the turn is the subscriber's to leave, even if it has cancelled. Signals an
 * error if the scope has ended before.
 */
final class TurnMono extends Mono<Session> {
    private final Scope scope;

    TurnMono(Scope scope) {
        this.scope = scope;
    }

    @Override
    public void subscribe(CoreSubscriber<? super Session> actual) {
        Waiting waiting = new Waiting(actual);
        actual.onSubscribe(waiting);
        new Ticket(scope, Place.ALONE, Ticket.Kind.WAITS, waiting::refused).enter(waiting);
    }

    private final class Waiting implements Turn, Subscription {
        private final CoreSubscriber<? super Session> actual;
        private final AtomicInteger over = new AtomicInteger();

        Waiting(CoreSubscriber<? super Session> actual) {
            this.actual = actual;
        }

        @Override
        public void start() {
            Throwable refusal = scope.refusal();
            if (!over.compareAndSet(0, 1)) {
                scope.turns().leave();
            } else if (refusal != null) {
                scope.turns().leave();
                actual.onError(refusal);
            } else {
                actual.onNext(scope.session());
                actual.onComplete();
            }
        }

        void refused(Throwable reason) {
            if (over.compareAndSet(0, 1)) {
                actual.onError(reason);
            }
        }

        /** The subscriber is this library's own and always asks for everything. */
        @Override
        public void request(long demand) {}

        @Override
        public void cancel() {
            over.compareAndSet(0, 1);
        }
    }
}
