package dev.leat.benchmarks.workload;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Check;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Latencies;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** A number of callers that send one request after the other, each the next of a common list. */
final class Callers {
    /** Sends the request with an index. */
    interface Request {
        void send(int index, Answer answer);
    }

    private final Request request;
    private final int requests;
    private final Answer end;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger running;
    private final AtomicBoolean failed = new AtomicBoolean();
    private final long[] latencies;

    private Callers(int count, int requests, boolean timed, Request request, Answer end) {
        this.request = request;
        this.requests = requests;
        this.end = end;
        this.running = new AtomicInteger(count);
        this.latencies = new long[timed ? requests : 0];
    }

    /** Sends all requests from {@code count} callers, and ends the answer with what all of them read. */
    static void run(Contestant contestant, int count, int requests, Request request, Answer end) {
        start(contestant, count, new Callers(count, requests, false, request, end));
    }

    /** The same, and records how long each request took. */
    static void runTimed(Contestant contestant, int count, int requests, Request request, Answer end) {
        start(contestant, count, new Callers(count, requests, true, request, end));
    }

    private static void start(Contestant contestant, int count, Callers callers) {
        var executor = contestant.callers(count);
        List<Caller> all =
                Stream.generate(() -> callers.new Caller(executor)).limit(count).toList();
        all.forEach(Caller::run);
    }

    private void fail(Throwable failure) {
        if (failed.compareAndSet(false, true)) {
            end.failed(failure);
        }
    }

    /** Has the contestant do one thing where its callers run. */
    static void one(Contestant contestant, Answer answer, Runnable operation) {
        contestant.callers(1).execute(() -> {
            try {
                operation.run();
            } catch (RuntimeException failure) {
                answer.failed(failure);
            }
        });
    }

    /** What the requests must have been answered, each its own. */
    static Check expected(int requests, IntFunction<Check> request) {
        Check all = Check.NONE;
        for (int i = 0; i < requests; i++) {
            all = all.plus(request.apply(i).at(i + 1));
        }
        return all;
    }

    private void ended(Caller caller) {
        synchronized (end) {
            end.add(caller.check());
        }
        if (running.decrementAndGet() == 0 && !failed.get()) {
            if (latencies.length > 0) {
                Latencies.record(latencies);
            }
            end.done();
        }
    }

    /** One caller; an answer that comes before the request has returned does not deepen the stack. */
    private final class Caller extends Answer {
        private final Executor executor;
        private final Runnable sending = this::send;
        private final AtomicInteger turns = new AtomicInteger();
        private int index = -1;
        private long since;

        Caller(Executor executor) {
            this.executor = executor;
        }

        void run() {
            if (turns.getAndIncrement() != 0) {
                return;
            }
            do {
                if (!sendNext()) {
                    return;
                }
            } while (turns.decrementAndGet() != 0);
        }

        /** A request that waits for a thread has begun. */
        private boolean sendNext() {
            long now = latencies.length > 0 ? System.nanoTime() : 0;
            if (index >= 0) {
                part(index + 1);
                if (latencies.length > 0) {
                    latencies[index] = now - since;
                }
            }
            index = failed.get() ? requests : next.getAndIncrement();
            if (index >= requests) {
                ended(this);
                return false;
            }
            since = now;
            executor.execute(sending);
            return true;
        }

        private void send() {
            try {
                request.send(index, this);
            } catch (RuntimeException failure) {
                failed(failure);
            }
        }

        @Override
        public void done() {
            run();
        }

        @Override
        public void failed(Throwable failure) {
            fail(failure);
            run();
        }
    }
}
