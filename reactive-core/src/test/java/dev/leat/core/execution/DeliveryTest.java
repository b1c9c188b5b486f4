package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.testing.StrictSubscriber;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Mono;

class DeliveryTest {
    private static final int ROUNDS = 5_000;

    private final List<Throwable> broken = new CopyOnWriteArrayList<>();

    @Test
    void valueWaitsForDemand() {
        StrictSubscriber<String> subscriber = StrictSubscriber.demanding(0);
        Delivery<String> delivery = deliveryTo(subscriber);
        delivery.settle("a", null);
        assertThat(subscriber.values()).isEmpty();
        subscriber.request(1);
        assertThat(subscriber.values()).containsExactly("a");
        assertThat(subscriber.completed()).isTrue();
    }

    @Test
    void endAndErrorNeedNoDemand() {
        StrictSubscriber<String> empty = StrictSubscriber.demanding(0);
        deliveryTo(empty).settle(null, null);
        assertThat(empty.completed()).isTrue();
        StrictSubscriber<String> failed = StrictSubscriber.demanding(0);
        deliveryTo(failed).settle(null, new IllegalStateException("x"));
        assertThat(failed.error()).hasMessage("x");
    }

    @Test
    void nothingComesAfterTheEndOrACancel() {
        StrictSubscriber<String> subscriber = StrictSubscriber.unbounded();
        Delivery<String> delivery = deliveryTo(subscriber);
        delivery.settle("a", null);
        delivery.settle("b", null);
        delivery.settle(null, new IllegalStateException());
        assertThat(subscriber.keptTheRules().values()).containsExactly("a");
        StrictSubscriber<String> cancelled = StrictSubscriber.<String>demanding(0);
        Delivery<String> late = deliveryTo(cancelled);
        cancelled.cancel();
        late.settle("a", null);
        late.settle(null, new IllegalStateException());
        late.request(1);
        assertThat(cancelled.keptTheRules().values()).isEmpty();
        assertThat(cancelled.error()).isNull();
    }

    @Test
    void whatASubscriberThrowsIsHeardOfAndEndsThePipeline() {
        NoClassDefFoundError missing = new NoClassDefFoundError("missing");
        missing.setStackTrace(new StackTraceElement[0]);
        StrictSubscriber<String> subscriber = StrictSubscriber.unbounded();
        new Mono<String>() {
            @Override
            public void subscribe(CoreSubscriber<? super String> actual) {
                deliveryTo(actual).settle("a", null);
            }
        }.<String>map(value -> {
                    throw missing;
                })
                .subscribe(subscriber);
        assertThat(broken).containsExactly(missing);
        assertThat(subscriber.keptTheRules().error()).isSameAs(missing);
    }

    @Test
    void valueDemandAndCancelMayRace() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            boolean cancels = round % 2 == 0;
            StrictSubscriber<Integer> subscriber = StrictSubscriber.demanding(0);
            Delivery<Integer> delivery = deliveryTo(subscriber);
            int value = round;
            CyclicBarrier start = new CyclicBarrier(2);
            Thread other = new Thread(() -> {
                meet(start);
                subscriber.request(1);
                if (cancels) {
                    subscriber.cancel();
                }
            });
            other.start();
            meet(start);
            delivery.settle(value, null);
            other.join();
            // the subscriber counts from its own call of cancel, before the subscription hears of it
            assertThat(subscriber.violations()).isSubsetOf("onComplete long after the cancel");
            if (!cancels) {
                assertThat(subscriber.values()).containsExactly(value);
                assertThat(subscriber.completed()).isTrue();
            }
        }
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private <T> Delivery<T> deliveryTo(CoreSubscriber<? super T> subscriber) {
        Holder<T> holder = new Holder<>();
        Delivery<T> delivery = new Delivery<>(subscriber, broken::add);
        holder.delivery = delivery;
        subscriber.onSubscribe(holder);
        return delivery;
    }

    private static final class Holder<T> implements Subscription {
        private @Nullable Delivery<T> delivery;

        @Override
        public void request(long n) {
            Delivery<T> open = delivery;
            if (open != null) {
                open.request(n);
            }
        }

        @Override
        public void cancel() {
            Delivery<T> open = delivery;
            if (open != null) {
                open.cancel();
            }
        }
    }
}
