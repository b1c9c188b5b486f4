package dev.leat.benchmarks.workload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Check;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Target;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class CallersTest {
    private static final int REQUESTS = 100_000;

    @Test
    void doesNotDeepenTheStackByAnswersThatComeAtOnce() throws Exception {
        End end = new End();
        Callers.run(new Idle(Runnable::run), 1, REQUESTS, (index, answer) -> one(index, answer), end);
        assertThat(end.await()).isEqualTo(Callers.expected(REQUESTS, Data::id));
    }

    @Test
    void sendsAllRequestsOnceFromThreads() throws Exception {
        try (var threads = Executors.newFixedThreadPool(8)) {
            AtomicIntegerArray sent = new AtomicIntegerArray(REQUESTS);
            End end = new End();
            Callers.runTimed(
                    new Idle(threads),
                    8,
                    REQUESTS,
                    (index, answer) -> {
                        sent.incrementAndGet(index);
                        one(index, answer);
                    },
                    end);
            assertThat(end.await()).isEqualTo(Callers.expected(REQUESTS, Data::id));
            for (int i = 0; i < REQUESTS; i++) {
                assertThat(sent.get(i)).isEqualTo(1);
            }
        }
    }

    @Test
    void seesAnswersToOneAnother() throws Exception {
        End end = new End();
        Callers.run(new Idle(Runnable::run), 2, 10, (index, answer) -> one(index ^ 1, answer), end);
        assertThat(end.await())
                .isNotEqualTo(Callers.expected(10, Data::id))
                .isEqualTo(Callers.expected(10, index -> Data.id(index ^ 1)));
    }

    @Test
    void takesAnswersFromOtherThreads() throws Exception {
        try (var threads = Executors.newFixedThreadPool(4)) {
            AtomicInteger running = new AtomicInteger();
            AtomicInteger most = new AtomicInteger();
            End end = new End();
            Callers.run(
                    new Idle(Runnable::run),
                    16,
                    20_000,
                    (index, answer) -> {
                        most.accumulateAndGet(running.incrementAndGet(), Math::max);
                        threads.execute(() -> {
                            running.decrementAndGet();
                            one(index, answer);
                        });
                    },
                    end);
            assertThat(end.await()).isEqualTo(Callers.expected(20_000, Data::id));
            assertThat(most).hasValueLessThanOrEqualTo(16);
        }
    }

    @Test
    void endsWithTheFirstFailureOnlyAndSendsNoMore() {
        AtomicInteger sent = new AtomicInteger();
        End end = new End();
        Callers.run(
                new Idle(Runnable::run),
                4,
                REQUESTS,
                (index, answer) -> {
                    sent.incrementAndGet();
                    if (index == 10) {
                        answer.failed(new IllegalStateException("first"));
                    } else {
                        one(index, answer);
                    }
                },
                end);
        assertThatThrownBy(end::await).isInstanceOf(ExecutionException.class).hasRootCauseMessage("first");
        assertThat(end.ends).hasValue(1);
        assertThat(sent).hasValue(11);
    }

    @Test
    void takesWhatARequestThrowsAsItsFailure() {
        End end = new End();
        Callers.run(
                new Idle(Runnable::run),
                4,
                10,
                (index, answer) -> {
                    throw new IllegalStateException("at once");
                },
                end);
        assertThatThrownBy(end::await).isInstanceOf(ExecutionException.class).hasRootCauseMessage("at once");
        assertThat(end.ends).hasValue(1);
    }

    private static void one(int index, Answer answer) {
        answer.id(index, index);
        answer.done();
    }

    private static final class End extends Answer {
        private final CompletableFuture<Check> end = new CompletableFuture<>();
        private final AtomicInteger ends = new AtomicInteger();

        @Override
        public void done() {
            ends.incrementAndGet();
            end.complete(check());
        }

        @Override
        public void failed(Throwable failure) {
            ends.incrementAndGet();
            end.completeExceptionally(failure);
        }

        Check await() throws Exception {
            return end.get(30, TimeUnit.SECONDS);
        }
    }

    private static final class Idle extends Contestant {
        private final Executor executor;

        Idle(Executor executor) {
            this.executor = executor;
        }

        @Override
        public Executor callers(int count) {
            return executor;
        }

        @Override
        public List<String> artifacts() {
            return List.of();
        }

        @Override
        public List<String> recommendedBy() {
            return List.of();
        }

        @Override
        public void open(Target target) {}

        @Override
        public void close() {}
    }
}
