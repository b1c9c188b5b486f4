package dev.leat.core.execution;

import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import reactor.util.concurrent.Queues;

/**
 * Lets one at a time onto a connection, in the order of arrival. The driver has a queue of its own, but with a limit, and
 * with answers that wait for each other. Turns that end at once do not deepen the stack: whoever finds the loop running
 * only leaves a note.
 */
final class TurnQueue {
    private final Queue<Turn> waiting = Queues.<Turn>unboundedMultiproducer().get();
    private final AtomicInteger notes = new AtomicInteger();
    private final Runnable idle;
    private volatile boolean busy;
    private final AtomicInteger started = new AtomicInteger();
    private final AtomicLong entered = new AtomicLong();

    TurnQueue() {
        this(() -> {});
    }

    /**
     * An empty queue.
     *
     * @param idle run whenever a turn is left and nothing waits
     */
    TurnQueue(Runnable idle) {
        this.idle = idle;
    }

    /** Whether nothing runs and nothing waits. */
    boolean isIdle() {
        return !busy && waiting.isEmpty();
    }

    /** How many turns have been started; changes with each. */
    int started() {
        return started.get();
    }

    /** Waits for its turn; counted when it is in the queue. */
    void enter(Turn turn) {
        waiting.offer(turn);
        entered.incrementAndGet();
        drain();
    }

    /** As {@link #enter}, but not counted. */
    void enterUncounted(Turn turn) {
        waiting.offer(turn);
        drain();
    }

    /** How many have entered so far. */
    long entered() {
        return entered.get();
    }

    void leave() {
        busy = false;
        drain();
        if (isIdle()) {
            idle.run();
        }
    }

    private void drain() {
        if (notes.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        while (seen != 0) {
            if (!busy) {
                startNext();
            }
            seen = notes.addAndGet(-seen);
        }
    }

    private void startNext() {
        Turn turn = waiting.poll();
        if (turn != null) {
            busy = true;
            started.incrementAndGet();
            turn.start();
        }
    }
}
