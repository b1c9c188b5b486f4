package dev.leat.core.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

/**
 * Tasks that are due a constant time after they were added. Nearly all are taken back long before, so there is one timer for
 * all of them, which looks at the oldest: adding and taking back wakes no thread. They run on Reactor's parallel threads and
 * must be short; what one of them throws is no other's fault.
 */
final class Deadlines {
    private static final long LATE = TimeUnit.SECONDS.toNanos(1);

    private final long delay;
    private final LongSupplier clock;

    /** The ring of entries, the oldest after it; linked to itself when there is none. */
    private final Entry ring = new Entry(null, 0);

    private @Nullable Scheduler scheduler;
    private long sweepDue;
    private int sweeps;

    /**
     * For one delay.
     *
     * @param clock of nanoseconds, as {@link System#nanoTime} is
     */
    Deadlines(Duration delay, LongSupplier clock) {
        this.delay = TimeUnit.MILLISECONDS.toNanos(delay.toMillis());
        this.clock = clock;
    }

    /** Runs the task after the delay, unless it is disposed before. */
    Disposable after(Runnable task) {
        Scheduler current = Schedulers.parallel();
        synchronized (this) {
            long now = clock.getAsLong();
            Entry entry = new Entry(task, now + delay);
            entry.link();
            // A sweep that is overdue was lost with its scheduler.
            if (scheduler != current || now - sweepDue > LATE) {
                sweepAfter(current, now, delay);
            }
            return entry;
        }
    }

    private void sweepAfter(Scheduler current, long now, long nanos) {
        scheduler = current;
        sweepDue = now + nanos;
        int number = ++sweeps;
        current.schedule(() -> sweep(number), nanos, TimeUnit.NANOSECONDS);
    }

    private void sweep(int number) {
        List<Runnable> due = new ArrayList<>();
        synchronized (this) {
            if (number != sweeps) {
                return;
            }
            long now = clock.getAsLong();
            Entry oldest = ring.next;
            while (oldest != ring && oldest.due - now <= 0) {
                oldest.unlink();
                due.add(oldest);
                oldest = ring.next;
            }
            if (oldest == ring) {
                scheduler = null;
            } else {
                sweepAfter(Schedulers.parallel(), now, oldest.due - now);
            }
        }
        due.forEach(task -> Guard.contain(task, Context.empty()));
    }

    private final class Entry implements Disposable, Runnable {
        private final @Nullable Runnable task;
        private final long due;
        private Entry previous = this;
        private Entry next = this;

        Entry(@Nullable Runnable task, long due) {
            this.task = task;
            this.due = due;
        }

        /** As the youngest. */
        void link() {
            previous = ring.previous;
            next = ring;
            previous.next = this;
            ring.previous = this;
        }

        void unlink() {
            previous.next = next;
            next.previous = previous;
            previous = this;
            next = this;
        }

        @Override
        public void run() {
            if (task != null) {
                task.run();
            }
        }

        @Override
        public void dispose() {
            synchronized (Deadlines.this) {
                unlink();
            }
        }
    }
}
