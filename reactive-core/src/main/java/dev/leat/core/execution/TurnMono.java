package dev.leat.core.execution;

import java.util.concurrent.atomic.AtomicInteger;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

/** Waits for a turn on a connection. Once delivered, the turn is the subscriber's to leave, even if it has cancelled. */
final class TurnMono extends Mono<Session> {
    private final Session session;
    private final TurnQueue turns;

    TurnMono(Session session, TurnQueue turns) {
        this.session = session;
        this.turns = turns;
    }

    @Override
    public void subscribe(CoreSubscriber<? super Session> actual) {
        Waiting waiting = new Waiting(actual);
        actual.onSubscribe(waiting);
        turns.enter(waiting);
    }

    private final class Waiting implements Turn, Subscription {
        private final CoreSubscriber<? super Session> actual;
        private final AtomicInteger over = new AtomicInteger();

        Waiting(CoreSubscriber<? super Session> actual) {
            this.actual = actual;
        }

        @Override
        public void start() {
            if (over.compareAndSet(0, 1)) {
                actual.onNext(session);
                actual.onComplete();
            } else {
                turns.leave();
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
