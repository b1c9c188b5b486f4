package dev.leat.mapper.fetch;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.MonoSink;
import reactor.core.publisher.Operators;
import reactor.util.context.ContextView;

/**
 * One lookup that waits, first in its queue, then in a batch. Cancelling takes it out of either.
 *
 * @param <T> what a row becomes
 * @param <K> the key
 */
final class Waiter<T, K> {
    private final MonoSink<List<T>> sink;
    private final K key;
    private final Object normal;

    /** What a cancel has to do; null after one. */
    private final AtomicReference<@Nullable Runnable> onCancel = new AtomicReference<>(Waiter::nothing);

    Waiter(MonoSink<List<T>> sink, K key, Object normal) {
        this.sink = sink;
        this.key = key;
        this.normal = normal;
        sink.onCancel(this::cancel);
    }

    private static void nothing() {}

    K key() {
        return key;
    }

    Object normal() {
        return normal;
    }

    ContextView context() {
        return sink.contextView();
    }

    boolean isCancelled() {
        return onCancel.get() == null;
    }

    /** Whether the waiter is still there, and will tell if it goes. */
    boolean join(Runnable left) {
        Runnable before = onCancel.get();
        return before != null && onCancel.compareAndSet(before, left);
    }

    private void cancel() {
        Runnable left = onCancel.getAndSet(null);
        if (left != null) {
            left.run();
        }
    }

    /** Gives the rows; what the subscriber throws although it must not is given back, so that others get theirs. */
    @Nullable
    Throwable complete(List<T> rows) {
        return guarded(() -> sink.success(rows));
    }

    /** Gives an error, as {@link #complete} gives rows. */
    @Nullable
    Throwable fail(Throwable error) {
        return guarded(() -> sink.error(error));
    }

    /** Gives an error and leaves, as if it had cancelled. */
    void refuse(Throwable error) {
        fail(error);
        cancel();
    }

    private @Nullable Throwable guarded(Runnable signal) {
        if (isCancelled()) {
            return null;
        }
        try {
            signal.run();
            return null;
        } catch (Throwable thrown) { // errors of the virtual machine pass through Reactor's operators
            Operators.onErrorDropped(thrown, reactor.util.context.Context.of(context()));
            return thrown;
        }
    }
}
