package dev.leat.mapper.fetch;

import dev.leat.core.execution.OpenTransaction;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * One lookup that waits, first in its queue, then in a batch. Cancelling takes it out of either. What was found waits until
 * it is asked for.
 *
 * @param <T> what a row becomes
 * @param <K> the key
 */
final class Waiter<T, K> implements Subscription {
    private static final int IDLE = 0;
    private static final int REQUESTED = 1;
    private static final int HOLDING = 2;
    private static final int OVER = 3;

    private final CoreSubscriber<Object> actual;
    private final Function<List<T>, ? extends @Nullable Object> answer;
    private final K key;
    private final Object normal;
    private final AtomicInteger demand = new AtomicInteger();
    private volatile boolean cancelled;
    private @Nullable Object held;

    /** What has to be done when it leaves without an answer; null after that. */
    private final AtomicReference<@Nullable Runnable> onLeaving = new AtomicReference<>(Waiter::nothing);

    /** The next one that waits for the same key. */
    @Nullable
    Waiter<T, K> next;

    /**
     * A lookup.
     *
     * @param answer what the subscriber gets for the rows, or null for none
     * @param normal the key as keys of this kind are compared
     */
    @SuppressWarnings("unchecked") // it gets what the function gives, and nothing else
    <R> Waiter(
            CoreSubscriber<? super R> actual, Function<List<T>, ? extends @Nullable R> answer, K key, Object normal) {
        this.actual = (CoreSubscriber<Object>) actual;
        this.answer = answer;
        this.key = key;
        this.normal = normal;
    }

    private static void nothing() {}

    K key() {
        return key;
    }

    Object normal() {
        return normal;
    }

    Context context() {
        return actual.currentContext();
    }

    /** Whether it has left without an answer. */
    boolean isGone() {
        return onLeaving.get() == null;
    }

    /** Whether the waiter is still there, and will tell if it goes. */
    boolean join(Runnable left) {
        Runnable before = onLeaving.get();
        return before != null && onLeaving.compareAndSet(before, left);
    }

    @Override
    public void request(long n) {
        if (Operators.validate(n) && !demand.compareAndSet(IDLE, REQUESTED) && demand.compareAndSet(HOLDING, OVER)) {
            emit(held);
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        if (demand.getAndSet(OVER) != OVER) {
            leave();
        }
    }

    private void leave() {
        Runnable left = onLeaving.getAndSet(null);
        if (left != null) {
            left.run();
        }
    }

    /** Gives what was found for its key. */
    void settle(Slot<T, ?> slot, @Nullable OpenTransaction transaction) {
        Throwable fault = slot.fault();
        check(fault == null ? answering(slot.rows()) : failing(fault), transaction);
    }

    /** Gives an error to one of several in a transaction. */
    void fail(Throwable error, @Nullable OpenTransaction transaction) {
        check(failing(error), transaction);
    }

    /** A subscriber that has thrown may never hear of the end of the transaction that waits for it. */
    private static void check(@Nullable Throwable thrown, @Nullable OpenTransaction transaction) {
        if (thrown != null && transaction != null) {
            transaction.breakOff(thrown);
        }
    }

    /** Gives the rows. */
    void complete(List<T> rows) {
        answering(rows);
    }

    /** What the rows make of the answer is this waiter's, also an error: two rows where there is to be one. */
    private @Nullable Throwable answering(List<T> rows) {
        Object value;
        try {
            value = answer.apply(rows);
        } catch (Throwable refused) { // others wait for theirs
            return failing(refused);
        }
        return settle(value);
    }

    /** There is nothing to be given. */
    void complete() {
        settle(null);
    }

    /** What the subscriber throws although it must not is given back, so that others get theirs. */
    private @Nullable Throwable settle(@Nullable Object value) {
        held = value;
        if (!demand.compareAndSet(IDLE, HOLDING) && demand.compareAndSet(REQUESTED, OVER)) {
            return guarded(value, null);
        }
        return null;
    }

    /** Gives an error. */
    void fail(Throwable error) {
        failing(error);
    }

    private @Nullable Throwable failing(Throwable error) {
        return demand.getAndSet(OVER) == OVER ? null : guarded(null, error);
    }

    /** Gives an error and leaves, as if it had cancelled. */
    void refuse(Throwable error) {
        fail(error);
        leave();
    }

    private @Nullable Throwable guarded(@Nullable Object value, @Nullable Throwable error) {
        try {
            if (error == null) {
                emit(value);
            } else {
                actual.onError(error);
            }
            return null;
        } catch (Throwable thrown) { // errors of the virtual machine pass through Reactor's operators
            Operators.onErrorDropped(thrown, context());
            return thrown;
        }
    }

    private void emit(@Nullable Object value) {
        held = null;
        if (value != null) {
            actual.onNext(value);
        }
        if (!cancelled) {
            actual.onComplete();
        }
    }
}
