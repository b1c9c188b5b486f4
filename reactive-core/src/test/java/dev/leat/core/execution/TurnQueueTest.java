package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TurnQueueTest {
    private static final int TURNS = 50_000;

    private final TurnQueue queue = new TurnQueue();

    @Test
    void turnsComeInTheOrderOfArrival() {
        List<String> events = new ArrayList<>();
        queue.enter(() -> events.add("a"));
        queue.enter(() -> {
            events.add("b");
            queue.leave();
        });
        queue.enter(() -> events.add("c"));
        assertThat(events).containsExactly("a");
        queue.leave();
        assertThat(events).containsExactly("a", "b", "c");
        queue.enter(() -> events.add("d"));
        assertThat(events).hasSize(3);
        queue.leave();
        assertThat(events).containsExactly("a", "b", "c", "d");
    }

    @Test
    void turnsThatEndAtOnceDoNotDeepenTheStack() {
        AtomicInteger done = new AtomicInteger();
        queue.enter(() -> {});
        for (int i = 0; i < 1_000_000; i++) {
            queue.enter(() -> {
                done.incrementAndGet();
                queue.leave();
            });
        }
        queue.leave();
        assertThat(done.get()).isEqualTo(1_000_000);
    }

    @Test
    void turnMayEnterAnother() {
        List<Integer> events = new ArrayList<>();
        enterChain(3, events);
        assertThat(events).containsExactly(3, 2, 1, 0);
    }

    private void enterChain(int left, List<Integer> events) {
        queue.enter(() -> {
            events.add(left);
            if (left > 0) {
                enterChain(left - 1, events);
            }
            queue.leave();
        });
    }

    /** Turns end at once, on another thread, or later; enters and leaves meet from four threads. */
    @Test
    void oneTurnAtATimeAndNoneIsLost() throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(4 * TURNS);
        for (int t = 0; t < 4; t++) {
            threads.execute(() -> {
                for (int i = 0; i < TURNS; i++) {
                    boolean elsewhere = i % 3 == 0;
                    queue.enter(() -> {
                        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                        Runnable end = () -> {
                            inside.decrementAndGet();
                            done.countDown();
                            queue.leave();
                        };
                        if (elsewhere) {
                            threads.execute(end);
                        } else {
                            end.run();
                        }
                    });
                }
            });
        }
        assertThat(done.await(30, TimeUnit.SECONDS))
                .as("%d turns lost", done.getCount())
                .isTrue();
        assertThat(most.get()).isEqualTo(1);
        threads.shutdown();
    }
}
