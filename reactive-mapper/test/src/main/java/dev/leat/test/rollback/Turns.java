package dev.leat.test.rollback;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;
import reactor.core.scheduler.Schedulers;

/**
 * The line before the one connection: one at a time, in the order of arrival. Nobody waits while the line stands still for
 * longer than the patience. Turns are given in a loop, so that a long line of statements that end at once does not become a
 * deep stack.
 */
final class Turns {
    private final Duration patience;
    private final Queue<Turn> line = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean taken = new AtomicBoolean();
    private final AtomicInteger work = new AtomicInteger();
    private volatile long moved = System.nanoTime();

    Turns(Duration patience) {
        this.patience = patience;
    }

    /** A turn that does not wait yet. */
    Turn turn() {
        return new Turn();
    }

    private void serve() {
        if (work.getAndIncrement() != 0) {
            return;
        }
        int served = 1;
        do {
            serveNext();
            served = work.addAndGet(-served);
        } while (served != 0);
    }

    private void serveNext() {
        while (!line.isEmpty() && taken.compareAndSet(false, true)) {
            Turn next = line.poll();
            if (next == null || !next.take()) {
                taken.set(false);
            }
        }
    }

    /** NEW, WAITING, TAKEN, LEFT, in this order and each at most once; from any of them to LEFT. */
    final class Turn {
        private final AtomicReference<State> state = new AtomicReference<>(State.NEW);
        private volatile Runnable granted = () -> {};
        private final Disposable.Swap timer = Disposables.swap();

        /** Completes when it is this one's turn, or fails when the patience is over. Cancelling leaves the line. */
        Mono<Void> taken() {
            return Mono.create(this::enter);
        }

        private void enter(MonoSink<Void> sink) {
            if (!state.compareAndSet(State.NEW, State.WAITING)) {
                sink.error(Refusals.over());
                return;
            }
            granted = sink::success;
            sink.onCancel(this::leave);
            expireAfter(patience.toNanos(), sink);
            line.add(this);
            serve();
        }

        private void expireAfter(long nanos, MonoSink<Void> sink) {
            timer.update(Schedulers.parallel().schedule(() -> expire(sink), nanos, TimeUnit.NANOSECONDS));
        }

        private void expire(MonoSink<Void> sink) {
            long left = patience.toNanos() - (System.nanoTime() - moved);
            if (left > 0 && state.get() == State.WAITING) {
                expireAfter(left, sink);
            } else if (state.compareAndSet(State.WAITING, State.LEFT)) {
                sink.error(Refusals.waited(patience));
            }
        }

        private boolean take() {
            if (!state.compareAndSet(State.WAITING, State.TAKEN)) {
                return false;
            }
            moved = System.nanoTime();
            timer.dispose();
            granted.run();
            return true;
        }

        boolean isTaken() {
            return state.get() == State.TAKEN;
        }

        /** Lets the next one have its turn; or gives up waiting. Twice is once. */
        void leave() {
            timer.dispose();
            if (state.getAndSet(State.LEFT) == State.TAKEN) {
                taken.set(false);
                serve();
            }
        }
    }

    private enum State {
        NEW,
        WAITING,
        TAKEN,
        LEFT
    }
}
