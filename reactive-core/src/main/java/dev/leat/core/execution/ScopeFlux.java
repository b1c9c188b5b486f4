package dev.leat.core.execution;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Runs a body that only reads inside a transaction and emits its values as they come, with the demand of the subscriber.
 * Nothing of it can be lost, so nothing has to wait for COMMIT; but the transaction has ended before the end is signalled.
 *
 * <h2>States</h2>
 *
 * OPENING: waiting for the connection, then BEGIN; demand is collected. BODY: the user's publisher runs, with the scope in
 * its Context. ENDING: COMMIT after the body's end, ROLLBACK after its error, at the time limit and after a cancel, behind
 * the canceller's back; then the release. BODY is left once. The end that the time limit brings may meet a value on another
 * thread: {@code signals} counts both, and the end waits for the value.
 */
final class ScopeFlux<T> extends Flux<T> {
    private final Boundary boundary;
    private final StatementExecutor executor;
    private final Duration limit;
    private final Flux<T> body;

    ScopeFlux(Boundary boundary, StatementExecutor executor, Duration limit, Flux<T> body) {
        this.boundary = boundary;
        this.executor = executor;
        this.limit = limit;
        this.body = body;
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        Run<T> run = new Run<>(this, actual);
        actual.onSubscribe(run);
        boundary.await().subscribe(run.new Opening());
    }

    private static final class Run<T> implements Subscription {
        private static final int OPENING = 0;
        private static final int BODY = 1;
        private static final int ENDING = 2;

        private final ScopeFlux<T> operation;
        private final CoreSubscriber<? super T> actual;
        private final AtomicInteger state = new AtomicInteger(OPENING);
        private final AtomicInteger signals = new AtomicInteger();
        private final AtomicLong early = new AtomicLong();
        private final Disposable.Swap timer = Disposables.swap();
        private volatile Boundary boundary;
        private volatile Subscription waiting = Operators.emptySubscription();
        private volatile @Nullable Subscription running;
        private volatile boolean cancelled;
        private volatile @Nullable Scope scope;
        private volatile @Nullable Throwable failure;

        Run(ScopeFlux<T> operation, CoreSubscriber<? super T> actual) {
            this.operation = operation;
            this.actual = actual;
            this.boundary = operation.boundary;
        }

        /** Demand that comes before the body is kept for it; that which is on its way is handed over by whoever sees both. */
        @Override
        public void request(long demand) {
            if (!Operators.validate(demand)) {
                return;
            }
            early.accumulateAndGet(demand, Operators::addCap);
            pass();
        }

        private void pass() {
            Subscription open = running;
            long demand = open == null ? 0 : early.getAndSet(0);
            if (open != null && demand > 0) {
                open.request(demand);
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
            waiting.cancel();
            Scope open = scope;
            if (open != null) {
                end(open, null, false);
            }
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
            Subscription body = running;
            if (!completed && body != null) {
                body.cancel();
            }
            if (completed) {
                open.complete();
            } else {
                open.giveUp();
            }
            (completed ? boundary.commit(open) : boundary.rollback(open))
                    .subscribe(new Step(failed -> release(open, error == null && !cancelled ? failed : error)));
        }

        private void release(Scope open, @Nullable Throwable error) {
            boundary.release(open).subscribe(new Step(ignored -> terminate(error)));
        }

        private void terminate(@Nullable Throwable error) {
            failure = error;
            if (signals.getAndIncrement() == 0) {
                terminated();
            }
        }

        private void terminated() {
            Throwable error = failure;
            if (cancelled) {
                return;
            }
            if (error == null) {
                actual.onComplete();
            } else {
                actual.onError(error);
            }
        }

        private void emit(T item) {
            if (!signals.compareAndSet(0, 1)) {
                return;
            }
            try {
                actual.onNext(item);
            } finally {
                if (signals.decrementAndGet() != 0) {
                    terminated();
                }
            }
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
                boundary = operation.boundary.on(session);
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
                terminate(error);
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
                    pass();
                } else {
                    subscription.cancel();
                }
            }

            @Override
            public void onNext(T item) {
                if (state.get() == BODY) {
                    emit(item);
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
