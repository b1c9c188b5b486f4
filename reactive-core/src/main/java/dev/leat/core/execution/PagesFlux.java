package dev.leat.core.execution;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * Chunks, each of which is a finished statement, so that between them others may use the connection: pages by key, or what
 * is fetched from a cursor. Opening runs to its end even when it is cancelled, so that it is known whether there is anything
 * to close; then closing comes after whatever was under way, at the end, after an error and after a cancel.
 */
final class PagesFlux<T> extends Flux<List<T>> {
    private final Mono<?> open;
    private final Pages<T> pages;
    private final int size;
    private final Mono<?> close;
    private final @Nullable Consumer<Throwable> broken;

    /**
     * The parts.
     *
     * @param size rows of a page; one with fewer is the last
     * @param broken told of what the subscriber throws, or null to report it as dropped
     */
    PagesFlux(Mono<?> open, Pages<T> pages, int size, Mono<?> close, @Nullable Consumer<Throwable> broken) {
        this.open = open;
        this.pages = pages;
        this.size = size;
        this.close = close;
        this.broken = broken;
    }

    @Override
    public void subscribe(CoreSubscriber<? super List<T>> actual) {
        Run<T> run = new Run<>(this, actual);
        actual.onSubscribe(run.delivery);
        Step.take(() -> operation(open), actual.currentContext(), run::opened);
    }

    private static Mono<Void> operation(Mono<?> step) {
        return step.then();
    }

    private static final class Run<T> implements ChunkDelivery.Source {
        private final PagesFlux<T> operation;
        private final Context context;
        private final ChunkDelivery<T> delivery;
        private final AtomicBoolean closing = new AtomicBoolean();
        private volatile Subscription running = Operators.emptySubscription();
        private volatile boolean open;
        private volatile boolean cancelled;
        private @Nullable T last;

        Run(PagesFlux<T> operation, CoreSubscriber<? super List<T>> actual) {
            this.operation = operation;
            this.context = actual.currentContext();
            Consumer<Throwable> broken = operation.broken;
            this.delivery = broken == null ? ChunkDelivery.to(actual, this) : new ChunkDelivery<>(actual, broken, this);
        }

        void opened(@Nullable Throwable failed) {
            if (failed != null) {
                delivery.end(null, failed);
                return;
            }
            open = true;
            if (cancelled) {
                close(null, null);
            } else {
                more();
            }
        }

        @Override
        public void more() {
            Throwable thrown = Guard.thrownBy(() -> operation.pages.after(last).subscribe(new Page()));
            if (thrown != null) { // a page that cannot be made
                close(null, thrown);
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
            running.cancel();
            if (open) {
                close(null, null);
            }
        }

        private void close(@Nullable List<T> rest, @Nullable Throwable error) {
            if (closing.compareAndSet(false, true)) {
                Step.take(() -> operation(operation.close), context, ignored -> delivery.end(rest, error));
            }
        }

        private void arrived(List<T> rows) {
            if (rows.size() < operation.size) {
                close(rows, null);
            } else {
                last = rows.get(rows.size() - 1);
                delivery.chunk(rows);
            }
        }

        /** One page. */
        private final class Page implements CoreSubscriber<List<T>> {
            private List<T> rows = List.of();

            @Override
            public Context currentContext() {
                return context;
            }

            @Override
            public void onSubscribe(Subscription subscription) {
                running = subscription;
                if (cancelled) {
                    subscription.cancel();
                } else {
                    subscription.request(Long.MAX_VALUE);
                }
            }

            @Override
            public void onNext(List<T> page) {
                rows = page;
            }

            @Override
            public void onError(Throwable error) {
                close(null, error);
            }

            @Override
            public void onComplete() {
                arrived(rows);
            }
        }
    }
}
