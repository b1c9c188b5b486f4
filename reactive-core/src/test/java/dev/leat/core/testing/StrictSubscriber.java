package dev.leat.core.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * A subscriber that trusts nobody: it notes every breach of the Reactive Streams rules and keeps what it received.
 *
 * <p>Rules: one {@code onSubscribe}, first; never more values than requested; one signal at a time; no null; nothing
 * after the end; at most one signal, the one in flight, after a cancel. As a {@code CoreSubscriber} it is not put behind
 * Reactor's own guard.
 *
 * @param <T> the type of the values
 */
public final class StrictSubscriber<T> implements CoreSubscriber<T> {
    private final long initialDemand;
    private final Context context;
    private final AtomicReference<@Nullable Subscription> subscription = new AtomicReference<>();
    private final AtomicLong requested = new AtomicLong();
    private final AtomicInteger signalling = new AtomicInteger();
    private final AtomicInteger afterCancel = new AtomicInteger();
    private final List<T> values = Collections.synchronizedList(new ArrayList<>());
    private final List<String> violations = new CopyOnWriteArrayList<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile int cancelAfter = Integer.MAX_VALUE;
    private volatile boolean cancelled;

    /** Signals may still come while a cancel is on its way, but not when it has arrived. */
    private volatile boolean cancelArrived;

    private volatile boolean completed;
    private volatile @Nullable Throwable error;

    private StrictSubscriber(long initialDemand, Context context) {
        this.initialDemand = initialDemand;
        this.context = context;
    }

    /** Asks for everything at once. */
    public static <T> StrictSubscriber<T> unbounded() {
        return demanding(Long.MAX_VALUE);
    }

    /** Asks for {@code n} values, 0 or more; {@link #request(long)} asks for more. */
    public static <T> StrictSubscriber<T> demanding(long n) {
        return new StrictSubscriber<>(n, Context.empty());
    }

    /** A fresh subscriber like this one, with a Reactor Context. */
    public StrictSubscriber<T> with(Context context) {
        return new StrictSubscriber<>(initialDemand, context);
    }

    /** Cancels inside the {@code onNext} of the n-th value, n from 1; 0 cancels inside {@code onSubscribe}. */
    public StrictSubscriber<T> cancelAfter(int n) {
        cancelAfter = n;
        return this;
    }

    /** Subscribes to {@code publisher}. */
    public StrictSubscriber<T> to(Publisher<? extends T> publisher) {
        publisher.subscribe(this);
        return this;
    }

    /** Asks for {@code n} more values. */
    public void request(long n) {
        requested.accumulateAndGet(n, Operators::addCap);
        Subscription current = subscription.get();
        if (current != null) {
            current.request(n);
        }
    }

    /** Cancels now, or as soon as there is something to cancel. */
    public void cancel() {
        cancelled = true;
        Subscription current = subscription.get();
        if (current != null) {
            current.cancel();
            cancelArrived = true;
        }
        done.countDown();
    }

    @Override
    public Context currentContext() {
        return context;
    }

    @Override
    public void onSubscribe(Subscription s) {
        if (!subscription.compareAndSet(null, s)) {
            violations.add("onSubscribe twice");
            s.cancel();
            return;
        }
        if (cancelled || cancelAfter == 0) {
            cancelled = true;
            s.cancel();
            cancelArrived = true;
            done.countDown();
        } else if (initialDemand > 0) {
            request(initialDemand);
        }
    }

    @Override
    public void onNext(T value) {
        signal("onNext", () -> {
            values.add(value);
            if (requested.get() < values.size()) {
                violations.add("onNext " + values.size() + " with a demand of " + requested.get());
            }
            if (values.size() == cancelAfter) {
                cancel();
            }
        });
    }

    @Override
    public void onError(Throwable failure) {
        signal("onError", () -> error = failure);
        done.countDown();
    }

    @Override
    public void onComplete() {
        signal("onComplete", () -> completed = true);
        done.countDown();
    }

    private void signal(String what, Runnable action) {
        if (signalling.getAndIncrement() != 0) {
            violations.add(what + " during another signal");
        }
        if (subscription.get() == null) {
            violations.add(what + " before onSubscribe");
        }
        if (completed || error != null) {
            violations.add(what + " after the end");
        }
        if (cancelArrived && afterCancel.incrementAndGet() > 1) {
            violations.add(what + " long after the cancel");
        }
        action.run();
        signalling.decrementAndGet();
    }

    /**
     * Waits until there is an end or a cancel.
     *
     * @throws AssertionError if there is none within {@code limit}
     */
    public StrictSubscriber<T> await(Duration limit) {
        if (!endsWithin(limit)) {
            throw new AssertionError("No end after " + limit + ", values so far: " + values.size());
        }
        return this;
    }

    /** Whether there is an end or a cancel within {@code limit}. */
    public boolean endsWithin(Duration limit) {
        try {
            return done.await(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The values so far, in order. */
    public List<T> values() {
        synchronized (values) {
            return new ArrayList<>(values);
        }
    }

    /** The error that ended the publisher, or null. */
    public @Nullable Throwable error() {
        return error;
    }

    /** Whether the publisher completed. */
    public boolean completed() {
        return completed;
    }

    /** Whether this subscriber has cancelled. */
    public boolean cancelled() {
        return cancelled;
    }

    /** The breaches of the rules, in words; empty if there was none. */
    public List<String> violations() {
        return new ArrayList<>(violations);
    }

    /**
     * Passes if no rule was broken.
     *
     * @throws AssertionError that lists the breaches
     */
    public StrictSubscriber<T> keptTheRules() {
        if (!violations.isEmpty()) {
            throw new AssertionError("Reactive Streams rules broken: " + violations);
        }
        return this;
    }
}
