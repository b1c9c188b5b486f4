package dev.leat.core.execution;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;

/**
 * The way of chunks to their subscriber. One chunk at the most is held, until it is asked for; the next one is read when the
 * one before was emitted and one more is wanted. The first is read without being asked for.
 *
 * <p>Whatever happens, on whichever thread, only leaves a note, and whoever finds the loop free works all notes off. So
 * signals come one after the other, and a chunk that is there at once does not deepen the stack. Nothing comes after a cancel
 * or a terminal signal. What the subscriber throws goes to {@code broken}, and ends the stream.
 */
final class ChunkDelivery<T> implements Subscription {
    /** Where the chunks come from. */
    interface Source {
        /** Read one more chunk; called when the one before was emitted. */
        void more();

        /** Nobody wants any more; called once. */
        void cancel();
    }

    private final CoreSubscriber<? super List<T>> actual;
    private final Consumer<Throwable> broken;
    private final Source source;
    private final AtomicInteger notes = new AtomicInteger();
    private final AtomicLong requested = new AtomicLong();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private volatile boolean ended;
    private volatile @Nullable List<T> held;
    private volatile @Nullable Throwable error;
    private boolean reading = true;
    private boolean over;

    ChunkDelivery(CoreSubscriber<? super List<T>> actual, Consumer<Throwable> broken, Source source) {
        this.actual = actual;
        this.broken = broken;
        this.source = source;
    }

    /** For a stream around which nothing waits: what the subscriber throws is reported as dropped. */
    static <T> ChunkDelivery<T> to(CoreSubscriber<? super List<T>> actual, Source source) {
        return new ChunkDelivery<>(actual, thrown -> Guard.drop(thrown, actual.currentContext()), source);
    }

    @Override
    public void request(long demand) {
        if (Operators.validate(demand)) {
            requested.accumulateAndGet(demand, Operators::addCap);
            drain();
        }
    }

    @Override
    public void cancel() {
        if (cancelled.compareAndSet(false, true)) {
            drain();
            source.cancel();
        }
    }

    /** A chunk that is not the last. */
    void chunk(List<T> rows) {
        held = rows;
        drain();
    }

    /** The end: the last chunk or an error, or neither. */
    void end(@Nullable List<T> last, @Nullable Throwable failure) {
        if (last != null && !last.isEmpty()) { // or else the chunk before may still be here
            held = last;
        }
        error = failure;
        ended = true;
        drain();
    }

    private void drain() {
        if (notes.getAndIncrement() != 0) {
            return;
        }
        int seen = 1;
        while (seen != 0) {
            work();
            seen = notes.addAndGet(-seen);
        }
    }

    private void work() {
        if (cancelled.get() || over) {
            held = null;
            return;
        }
        boolean last = ended; // before the chunk, so that none is missed
        List<T> rows = held;
        if (rows != null && requested.get() > 0) {
            held = null;
            emit(rows);
            work();
        } else if (rows == null && last) {
            over = true;
            Throwable failure = error;
            signal(failure == null ? actual::onComplete : () -> actual.onError(failure));
        } else if (rows == null && !reading && requested.get() > 0) {
            reading = true;
            source.more();
        }
    }

    private void emit(List<T> rows) {
        reading = false;
        requested.updateAndGet(demand -> demand == Long.MAX_VALUE ? demand : demand - 1);
        Throwable thrown = signal(() -> actual.onNext(rows));
        if (thrown != null && cancelled.compareAndSet(false, true)) {
            over = true;
            source.cancel();
            signal(() -> actual.onError(thrown));
        }
    }

    private @Nullable Throwable signal(Runnable signal) {
        try {
            signal.run();
            return null;
        } catch (Throwable thrown) { // see Delivery
            broken.accept(thrown);
            return thrown;
        }
    }
}
