package dev.leat.core.execution;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Runs a body inside a transaction, a nested part of one, or on a connection of someone else; which of them the
 * {@link Boundary} decides, and the {@link ScopeOutlet} what becomes of its values: one that is kept until the end, or many
 * that flow. It is one thing, a state machine, and reads as one.
 *
 * <h2>States</h2>
 *
 * WAITING for the connection. OPENING: BEGIN. BODY: the user's publisher runs, with the scope in its Context. ENDING:
 * COMMIT or ROLLBACK, then the release, then the outcome, once. BODY is left once, by whichever comes first: the body's end,
 * its error, the time limit, or a cancel from downstream. WAITING is left once as well: to OPENING by the connection, after
 * which it has to be released, or to ENDING by a cancel or an error.
 *
 * <h2>Rules</h2>
 *
 * Everything but a completed body rolls back. A cancel while waiting gives up the wait; later it ends the body and rolls
 * back behind the canceller's back. A statement of the body that is under way when the body is cancelled ends or is stopped
 * first: ROLLBACK waits in the same queue.
 *
 * <p>Once the connection is there, it is given back whatever is thrown: by an observer that is asked for a watch, by a body
 * that is no proper publisher, by its cancel, by a driver. So every call of such code is guarded, and what it throws is the
 * outcome.
 *
 * @param <T> the values of the body
 */
final class ScopeRun<T> implements Subscription {
    private static final int WAITING = 0;
    private static final int OPENING = 1;
    private static final int BODY = 2;
    private static final int ENDING = 3;

    private final ScopePlan<T> plan;
    private final Context context;
    private final ScopeOutlet<T> outlet;
    private final AtomicInteger state = new AtomicInteger(WAITING);
    private final @Nullable StreamPermit permit;
    private final Disposable.Swap timer = Disposables.swap();
    private volatile Boundary boundary;
    private volatile Subscription waiting = Operators.emptySubscription();
    private volatile Subscription running = Operators.emptySubscription();
    private volatile boolean cancelled;
    private volatile @Nullable Scope scope;

    ScopeRun(ScopePlan<T> plan, Context context, ScopeOutlet<T> outlet) {
        this.plan = plan;
        this.context = context;
        this.outlet = outlet;
        this.boundary = plan.boundary();
        this.permit = plan.permit();
    }

    /** Begins to wait for the connection; the subscriber has been given this. */
    void start() {
        if (plan.streaming() == ScopePlan.Streaming.ITSELF && permit != null && !permit.take()) {
            unopened(plan.executor().source().noPermit());
            return;
        }
        Throwable thrown = Guard.thrownBy(() -> boundary.await().subscribe(new Opening()));
        if (thrown != null) {
            unopened(thrown);
        }
    }

    /** No connection comes. */
    private void unopened(@Nullable Throwable error) {
        if (state.compareAndSet(WAITING, ENDING)) {
            settle(error);
        }
    }

    private void settle(@Nullable Throwable error) {
        StreamPermit held = permit;
        if (held != null) {
            held.giveBack();
        }
        outlet.settle(error);
    }

    @Override
    public void request(long demand) {
        Throwable thrown = Guard.thrownBy(() -> outlet.request(demand));
        Scope open = scope;
        if (thrown != null && open != null) { // a body that cannot be asked
            end(open, thrown, false);
        }
    }

    @Override
    public void cancel() {
        cancelled = true;
        outlet.cancel();
        Guard.contain(waiting::cancel, context);
        unopened(null);
        Scope open = scope;
        if (open != null) {
            end(open, null, false);
        }
    }

    private void begin(Session session) {
        Throwable unusable = Guard.thrownBy(() -> boundary = plan.boundary().on(session));
        Scope fresh = boundary.scope(session);
        if (unusable != null) { // someone else's connection, which they have closed
            release(fresh, session.source().errors().translate(unusable, null));
            return;
        }
        Throwable refused = Guard.thrownBy(
                () -> fresh.streamingBy(permit).watchedBy(plan.executor().watch(context)));
        if (!state.compareAndSet(WAITING, OPENING) || cancelled || refused != null) {
            release(fresh, refused);
            return;
        }
        Step.take(() -> boundary.begin(fresh), context, error -> {
            if (error == null) {
                opened(fresh);
            } else {
                release(fresh, error);
            }
        });
    }

    private void opened(Scope begun) {
        scope = begun;
        begun.begun(thrown -> end(begun, thrown, false));
        state.set(BODY);
        if (cancelled) {
            end(begun, null, false);
            return;
        }
        Throwable thrown = Guard.thrownBy(() -> {
            timer.update(ConnectionSource.after(
                    plan.limit(), () -> end(begun, TransactionBoundary.timeout(plan.limit()), false)));
            plan.body().subscribe(new Body(begun));
        });
        if (thrown != null) { // a body that is no proper publisher
            end(begun, thrown, false);
        }
    }

    /** Leaves BODY, if nobody else did. */
    private void end(Scope open, @Nullable Throwable error, boolean completed) {
        if (!state.compareAndSet(BODY, ENDING)) {
            return;
        }
        timer.dispose();
        if (completed) {
            commit(open);
        } else {
            Guard.contain(running::cancel, context);
            rollback(open, error);
        }
    }

    private void commit(Scope open) {
        Throwable thrown = Guard.thrownBy(open::complete);
        if (thrown == null) {
            Step.take(() -> boundary.commit(open), context, failed -> release(open, failed));
        } else {
            rollback(open, thrown);
        }
    }

    private void rollback(Scope open, @Nullable Throwable cause) {
        open.giveUp();
        Step.take(() -> boundary.rollback(open), context, failed -> {
            if (failed != null && cause != null && failed != cause) {
                cause.addSuppressed(failed);
            }
            release(open, cause);
        });
    }

    private void release(Scope open, @Nullable Throwable error) {
        Step.take(() -> boundary.release(open), context, ignored -> settle(error));
    }

    /** The wait for the connection, and BEGIN. */
    private final class Opening implements CoreSubscriber<Session> {
        @Override
        public Context currentContext() {
            return context;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            waiting = subscription;
            subscription.request(Long.MAX_VALUE);
            if (cancelled) {
                subscription.cancel();
            }
        }

        @Override
        public void onNext(Session session) {
            begin(session);
        }

        @Override
        public void onError(Throwable error) {
            unopened(error);
        }

        @Override
        public void onComplete() {}
    }

    /** The user's publisher. */
    private final class Body implements CoreSubscriber<T> {
        private final Scope open;
        private final Context inside;

        Body(Scope open) {
            this.open = open;
            this.inside = context.put(plan.executor().source(), open);
        }

        @Override
        public Context currentContext() {
            return inside;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            running = subscription;
            if (state.get() == BODY) {
                endIfThrown(Guard.thrownBy(() -> outlet.from(subscription)));
            } else {
                Guard.contain(subscription::cancel, inside);
            }
        }

        @Override
        public void onNext(T item) {
            if (state.get() == BODY) {
                endIfThrown(outlet.value(item));
            }
        }

        private void endIfThrown(@Nullable Throwable thrown) {
            if (thrown != null) {
                end(open, thrown, false);
            }
        }

        @Override
        public void onError(Throwable error) {
            end(open, error, false);
        }

        @Override
        public void onComplete() {
            end(open, null, true);
        }
    }
}
