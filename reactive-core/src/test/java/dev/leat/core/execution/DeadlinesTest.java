package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.testing.DroppedSignals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.test.scheduler.VirtualTimeScheduler;

class DeadlinesTest {
    private VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
    private final List<String> ran = new ArrayList<>();
    private final Deadlines deadlines = new Deadlines(Duration.ofSeconds(5), () -> time.now(TimeUnit.NANOSECONDS));

    @AfterEach
    void resetTime() {
        VirtualTimeScheduler.reset();
    }

    @Test
    void runsEachTaskAfterItsOwnDelay() {
        deadlines.after(() -> ran.add("first"));
        time.advanceTimeBy(Duration.ofSeconds(3));
        deadlines.after(() -> ran.add("second"));
        time.advanceTimeBy(Duration.ofMillis(1_999));
        assertThat(ran).isEmpty();
        time.advanceTimeBy(Duration.ofMillis(1));
        assertThat(ran).containsExactly("first");
        time.advanceTimeBy(Duration.ofMillis(2_999));
        assertThat(ran).containsExactly("first");
        time.advanceTimeBy(Duration.ofMillis(1));
        assertThat(ran).containsExactly("first", "second");
    }

    @Test
    void runsNothingThatWasTakenBack() {
        Disposable first = deadlines.after(() -> ran.add("first"));
        Disposable second = deadlines.after(() -> ran.add("second"));
        deadlines.after(() -> ran.add("third"));
        second.dispose();
        second.dispose();
        first.dispose();
        time.advanceTimeBy(Duration.ofSeconds(5));
        assertThat(ran).containsExactly("third");
    }

    @Test
    void setsOneTimerForThousandsOfTasks() {
        for (int i = 0; i < 10_000; i++) {
            deadlines.after(() -> ran.add("late")).dispose();
        }
        assertThat(time.getScheduledTaskCount()).isEqualTo(1);
        time.advanceTimeBy(Duration.ofSeconds(5));
        assertThat(ran).isEmpty();
        deadlines.after(() -> ran.add("after"));
        time.advanceTimeBy(Duration.ofSeconds(5));
        assertThat(ran).containsExactly("after");
    }

    @Test
    void survivesTheEndOfTheSchedulerItsTimerWasOn() {
        deadlines.after(() -> ran.add("lost with its scheduler, then found"));
        time = VirtualTimeScheduler.create();
        VirtualTimeScheduler.set(time);
        deadlines.after(() -> ran.add("on the next"));
        time.advanceTimeBy(Duration.ofSeconds(6));
        assertThat(ran).containsExactly("lost with its scheduler, then found", "on the next");
    }

    @Test
    void runsTheOthersThoughOneThrows() {
        try (DroppedSignals dropped = DroppedSignals.install()) {
            for (int i = 0; i < 3; i++) {
                String name = "task " + i;
                deadlines.after(() -> {
                    throw new NoClassDefFoundError(name);
                });
                deadlines.after(() -> ran.add(name));
            }
            time.advanceTimeBy(Duration.ofSeconds(5));
            assertThat(ran).containsExactly("task 0", "task 1", "task 2");
            assertThat(dropped.errors()).hasSize(3);
        }
    }
}
