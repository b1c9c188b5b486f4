package dev.leat.benchmarks.reactive;

import dev.leat.benchmarks.kit.Answer;
import java.util.function.BiConsumer;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;

/**
 * Subscribes to a contestant's publisher as the end of a request does: without limit, each row handed to the answer.
 *
 * @param <T> the contestant's row
 */
public final class ReactiveAnswer<T> implements CoreSubscriber<T> {
    private final Answer answer;
    private final BiConsumer<? super T, Answer> row;

    private ReactiveAnswer(Answer answer, BiConsumer<? super T, Answer> row) {
        this.answer = answer;
        this.row = row;
    }

    /** Hands every row of the publisher to the answer as {@code row} does, and ends the answer. */
    public static <T> void subscribe(Publisher<T> rows, Answer answer, BiConsumer<? super T, Answer> row) {
        rows.subscribe(new ReactiveAnswer<>(answer, row));
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(T value) {
        try {
            row.accept(value, answer);
        } catch (RuntimeException failure) { // or nobody would hear of it
            answer.failed(failure);
        }
    }

    @Override
    public void onError(Throwable failure) {
        answer.failed(failure);
    }

    @Override
    public void onComplete() {
        answer.done();
    }
}
