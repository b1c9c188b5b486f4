package dev.leat.core.execution;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Runs a body inside a transaction, a nested part of one, or on a connection of someone else; which of them the
 * {@link Boundary} decides. It is one thing, a state machine, and reads as one.
 *
 * <h2>States</h2>
 *
 * OPENING: waiting for the connection, then BEGIN. BODY: the user's publisher runs, with the scope in its Context. ENDING:
 * COMMIT or ROLLBACK, then the release. BODY is left once, by whichever comes first: the body's end, its error, the time
 * limit, or a cancel from downstream.
 *
 * <h2>Rules</h2>
 *
 * The value is kept until COMMIT was answered and the connection is back; then it is emitted. Everything but a completed body
 * rolls back. A cancel while waiting gives up the wait; later it ends the body and rolls back behind the canceller's back.
 * A statement of the body that is under way when the body is cancelled ends or is stopped first: ROLLBACK waits in the same
 * queue.
 */
final class ScopeMono<T> extends Mono<T> {
    private final Boundary boundary;
    private final StatementExecutor executor;
    private final Duration limit;
    private final Mono<T> body;

    ScopeMono(Boundary boundary, StatementExecutor executor, Duration limit, Mono<T> body) {
        this.boundary = boundary;
        this.executor = executor;
        this.limit = limit;
        this.body = body;
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        Run<T> run = new Run<>(this, actual);
        actual.onSubscribe(run);
        boundary.await().subscribe(run.opening());
    }

    private static final class Run<T> implements Subscription {
        private static final int OPENING = 0;
        private static final int BODY = 1;
        private static final int ENDING = 2;

        private final ScopeMono<T> operation;
        private final CoreSubscriber<? super T> actual;
        private final Delivery<T> delivery;
        private final AtomicInteger state = new AtomicInteger(OPENING);
        private final Disposable.Swap timer = Disposables.swap();
        private volatile Boundary boundary;
        private volatile Subscription waiting = Operators.emptySubscription();
        private volatile Subscription running = Operators.emptySubscription();
        private volatile boolean cancelled;
        private volatile @Nullable T value;
        private volatile @Nullable Scope scope;

        Run(ScopeMono<T> operation, CoreSubscriber<? super T> actual) {
            this.operation = operation;
            this.actual = actual;
            this.boundary = operation.boundary;
            this.delivery = operation.boundary.delivery(actual);
        }

        @Override
        public void request(long demand) {
            delivery.request(demand);
        }

        @Override
        public void cancel() {
            cancelled = true;
            delivery.cancel();
            waiting.cancel();
            Scope open = scope;
            if (open != null && state.compareAndSet(BODY, ENDING)) {
                running.cancel();
                rollback(open, null);
            }
        }

        CoreSubscriber<Session> opening() {
            return new Opening();
        }

        private void opened(Scope begun) {
            scope = begun;
            begun.begun(thrown -> end(begun, thrown, false));
            state.set(BODY);
            if (cancelled) {
                end(begun, null, false);
                return;
            }
            timer.update(ConnectionSource.after(
                    operation.limit, () -> end(begun, TransactionBoundary.timeout(operation.limit), false)));
            try {
                operation.body.subscribe(new Body(begun));
            } catch (Throwable thrown) { // a body that is no proper publisher
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
                running.cancel();
                rollback(open, error);
            }
        }

        private void commit(Scope open) {
            open.complete();
            boundary.commit(open).subscribe(new Step(error -> {
                if (error == null) {
                    release(open, null);
                } else {
                    value = null;
                    release(open, error);
                }
            }));
        }

        private void rollback(Scope open, @Nullable Throwable cause) {
            timer.dispose();
            value = null;
            open.giveUp();
            boundary.rollback(open).subscribe(new Step(error -> {
                if (error != null && cause != null && error != cause) {
                    cause.addSuppressed(error);
                }
                release(open, cause);
            }));
        }

        private void release(Scope open, @Nullable Throwable error) {
            boundary.release(open).subscribe(new Step(ignored -> delivery.settle(value, error)));
        }

        /** The wait for the connection, and BEGIN. */
        private final class Opening implements CoreSubscriber<Session> {
            @Override
            public Context currentContext() {
                return actual.currentContext();
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
                try {
                    boundary = operation.boundary.on(session);
                } catch (RuntimeException unusable) { // someone else's connection, which they have closed
                    release(boundary.scope(session), session.source().errors().translate(unusable, null));
                    return;
                }
                Scope fresh = boundary.scope(session).watchedBy(operation.executor.watch(actual.currentContext()));
                if (cancelled) {
                    release(fresh, null);
                    return;
                }
                boundary.begin(fresh).subscribe(new Step(error -> {
                    if (error == null) {
                        opened(fresh);
                    } else {
                        release(fresh, error);
                    }
                }));
            }

            @Override
            public void onError(Throwable error) {
                delivery.settle(null, error);
            }

            @Override
            public void onComplete() {}
        }

        /** The user's publisher. */
        private final class Body implements CoreSubscriber<T> {
            private final Scope open;
            private final Context context;

            Body(Scope open) {
                this.open = open;
                this.context = actual.currentContext().put(operation.executor.source(), open);
            }

            @Override
            public Context currentContext() {
                return context;
            }

            @Override
            public void onSubscribe(Subscription subscription) {
                running = subscription;
                if (state.get() == BODY) {
                    subscription.request(Long.MAX_VALUE);
                } else {
                    subscription.cancel();
                }
            }

            @Override
            public void onNext(T item) {
                if (state.get() == BODY) {
                    value = item;
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
}
