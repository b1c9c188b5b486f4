package dev.leat.core.testing;

import dev.leat.core.testing.Interaction.Kind;
import dev.leat.core.testing.Interactions.Due;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.publisher.Operators;

/** A publisher of the driver whose every subscription is an interaction. */
final class FaultPublisher<T> implements Publisher<T> {
    private final Interactions interactions;
    private final String what;
    private final Publisher<? extends T> source;
    private final Values<T> values;

    /**
     * What is done with the values that pass.
     *
     * @param counted whether each is an interaction
     * @param wrap what is delivered in its place
     * @param discard what happens to one that a fault swallows
     * @param unasked what happens when a fault keeps the driver from being asked
     */
    record Values<T>(boolean counted, UnaryOperator<T> wrap, Consumer<T> discard, Runnable unasked) {
        static <T> Values<T> passing() {
            return of(true, UnaryOperator.identity());
        }

        static <T> Values<T> of(boolean counted, UnaryOperator<T> wrap) {
            return new Values<>(counted, wrap, value -> {}, () -> {});
        }

        static <T> Values<T> plain(boolean counted, Runnable unasked) {
            return new Values<>(counted, UnaryOperator.identity(), value -> {}, unasked);
        }
    }

    FaultPublisher(Interactions interactions, String what, Publisher<? extends T> source, Values<T> values) {
        this.interactions = interactions;
        this.what = what;
        this.source = source;
        this.values = values;
    }

    @Override
    public void subscribe(Subscriber<? super T> subscriber) {
        Due due = interactions.next(Kind.SUBSCRIBE, what);
        if (due == null) {
            ask(new FaultSubscriber<>(interactions, what, values, subscriber));
            return;
        }
        switch (due.fault()) {
            case ERROR -> instead(() -> Operators.error(subscriber, due.error()));
            case EMPTY -> instead(() -> Operators.complete(subscriber));
            case NEVER -> instead(() -> subscriber.onSubscribe(new Silence()));
            case OTHER_THREAD -> ask(FaultSubscriber.onOtherThread(interactions, what, values, subscriber));
            case REENTRANT_CANCEL ->
                ask(FaultSubscriber.afterRequest(interactions, what, values, subscriber, due.onCancel()));
            default -> {
                due.onCancel().run();
                ask(new FaultSubscriber<>(interactions, what, values, subscriber));
            }
        }
    }

    private void ask(FaultSubscriber<T> subscriber) {
        source.subscribe(subscriber);
    }

    private void instead(Runnable answer) {
        values.unasked().run();
        answer.run();
    }

    /** A subscription to which nothing ever comes. */
    private static final class Silence implements Subscription {
        @Override
        public void request(long n) {}

        @Override
        public void cancel() {}
    }
}
