package dev.leat.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

class StrictSubscriberTest {
    private static final Duration LIMIT = Duration.ofSeconds(5);

    @Test
    void findsNothingWrongWithReactor() {
        StrictSubscriber<Integer> subscriber =
                StrictSubscriber.<Integer>demanding(2).to(Flux.range(0, 5));
        assertThat(subscriber.values()).containsExactly(0, 1);
        subscriber.request(3);
        assertThat(subscriber.await(LIMIT).keptTheRules().values()).containsExactly(0, 1, 2, 3, 4);
        assertThat(subscriber.completed()).isTrue();
    }

    @Test
    void cancelsAfterTheNthValue() {
        StrictSubscriber<Integer> subscriber =
                StrictSubscriber.<Integer>unbounded().cancelAfter(3).to(Flux.range(0, 5));
        assertThat(subscriber.await(LIMIT).keptTheRules().values()).containsExactly(0, 1, 2);
        assertThat(subscriber.cancelled()).isTrue();
        assertThat(subscriber.completed()).isFalse();
    }

    @Test
    void cancelBeforeOnSubscribeIsNotLost() {
        StrictSubscriber<Integer> subscriber = StrictSubscriber.unbounded();
        subscriber.cancel();
        assertThat(subscriber.to(Flux.range(0, 5)).values()).isEmpty();
    }

    @Test
    void handsItsContextToThePublisher() {
        StrictSubscriber<Object> subscriber = StrictSubscriber.unbounded()
                .with(Context.of("key", "value"))
                .to(Mono.deferContextual(c -> Mono.just(c.get("key"))));
        assertThat(subscriber.values()).containsExactly("value");
    }

    @Test
    void keepsTheError() {
        IllegalStateException failure = new IllegalStateException();
        StrictSubscriber<Object> subscriber = StrictSubscriber.unbounded().to(Mono.error(failure));
        assertThat(subscriber.await(LIMIT).error()).isSameAs(failure);
    }

    @Test
    void hangIsAnError() {
        StrictSubscriber<Object> subscriber = StrictSubscriber.unbounded().to(Flux.never());
        assertThatThrownBy(() -> subscriber.await(Duration.ofMillis(20))).isInstanceOf(AssertionError.class);
    }

    @Test
    void noticesMoreThanWasAskedFor() {
        Publisher<Integer> pushy = s -> {
            s.onSubscribe(Operators.emptySubscription());
            s.onNext(1);
            s.onNext(2);
        };
        assertBreach(StrictSubscriber.<Integer>demanding(1).to(pushy), "onNext 2 with a demand of 1");
    }

    @Test
    void noticesSignalsAfterTheEnd() {
        Publisher<Integer> chatty = s -> {
            s.onSubscribe(Operators.emptySubscription());
            s.onComplete();
            s.onComplete();
        };
        assertBreach(StrictSubscriber.<Integer>unbounded().to(chatty), "onComplete after the end");
    }

    @Test
    void noticesSignalsBeforeOnSubscribeAndASecondOnSubscribe() {
        Publisher<Integer> confused = s -> {
            s.onNext(1);
            s.onSubscribe(Operators.emptySubscription());
            s.onSubscribe(Operators.emptySubscription());
        };
        StrictSubscriber<Integer> subscriber =
                StrictSubscriber.<Integer>unbounded().to(confused);
        assertBreach(subscriber, "onNext before onSubscribe");
        assertBreach(subscriber, "onSubscribe twice");
    }

    @Test
    void noticesValuesLongAfterTheCancel() {
        Publisher<Integer> deaf = s -> {
            s.onSubscribe(Operators.emptySubscription());
            s.onNext(1);
            s.onNext(2);
            s.onNext(3);
        };
        assertBreach(StrictSubscriber.<Integer>unbounded().cancelAfter(1).to(deaf), "onNext long after the cancel");
    }

    @Test
    void noticesTwoSignalsAtOnce() {
        Publisher<Integer> reentrant = s -> {
            s.onSubscribe(new org.reactivestreams.Subscription() {
                @Override
                public void request(long n) {}

                @Override
                public void cancel() {
                    s.onComplete();
                }
            });
            s.onNext(1);
        };
        assertBreach(
                StrictSubscriber.<Integer>unbounded().cancelAfter(1).to(reentrant), "onComplete during another signal");
    }

    private static void assertBreach(StrictSubscriber<?> subscriber, String breach) {
        assertThat(subscriber.violations()).contains(breach);
        assertThatThrownBy(subscriber::keptTheRules).hasMessageContaining(breach);
    }
}
