package dev.leat.core.execution;

import dev.leat.core.sql.BoundStatement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * A result in chunks, read as they are asked for, outside any transaction. Takes a permit, then a connection, and gives both
 * back as soon as the end of the result is known, before the last chunk is emitted. Without a free permit it is something
 * else from the start, which takes no connection for longer than a statement.
 */
final class StreamFlux<T> extends Flux<List<T>> {
    private final ConnectionSource source;
    private final BoundStatement statement;
    private final RowMapper<T> mapper;
    private final @Nullable StatementWatch watch;
    private final Flux<List<T>> otherwise;

    StreamFlux(
            ConnectionSource source,
            BoundStatement statement,
            RowMapper<T> mapper,
            @Nullable StatementWatch watch,
            Flux<List<T>> otherwise) {
        this.source = source;
        this.statement = statement;
        this.mapper = mapper;
        this.watch = watch;
        this.otherwise = otherwise;
    }

    @Override
    public void subscribe(CoreSubscriber<? super List<T>> actual) {
        if (!source.streams().tryTake()) {
            otherwise.subscribe(actual);
            return;
        }
        Run<T> run = new Run<>(this, actual);
        try {
            actual.onSubscribe(run.delivery);
        } catch (Throwable thrown) { // nobody will ever cancel
            run.delivery.cancel();
            throw thrown;
        }
        new AcquireMono(source).subscribe(run);
    }

    /**
     * One subscription, which has taken a permit. ACQUIRING is left once: to HOLDING, when the connection comes, or to OVER, by
     * cancel or error; a connection that still comes is then released from here. The permit goes back when that is over.
     */
    private static final class Run<T>
            implements CoreSubscriber<Session>, ChunkDelivery.Source, StreamExchange.Receiver<T> {
        private static final int ACQUIRING = 0;
        private static final int HOLDING = 1;
        private static final int OVER = 2;

        private final StreamFlux<T> operation;
        private final Context context;
        private final ChunkDelivery<T> delivery;
        private final AtomicInteger state = new AtomicInteger(ACQUIRING);
        private volatile Subscription acquisition = Operators.emptySubscription();
        private volatile @Nullable StreamExchange<T> exchange;
        private volatile @Nullable Session session;
        private volatile boolean cancelled;

        Run(StreamFlux<T> operation, CoreSubscriber<? super List<T>> actual) {
            this.operation = operation;
            this.context = actual.currentContext();
            this.delivery = ChunkDelivery.to(actual, this);
        }

        @Override
        public Context currentContext() {
            return context;
        }

        @Override
        public void more() {
            StreamExchange<T> running = exchange;
            if (running != null) {
                running.more();
            }
        }

        @Override
        public void cancel() {
            cancelled = true;
            acquisition.cancel();
            if (state.compareAndSet(ACQUIRING, OVER)) {
                operation.source.streams().giveBack();
            }
            StreamExchange<T> running = exchange;
            if (running != null) {
                running.leave();
            }
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            acquisition = subscription;
            if (cancelled) {
                subscription.cancel();
            }
        }

        @Override
        public void onNext(Session acquired) {
            if (!state.compareAndSet(ACQUIRING, HOLDING)) {
                acquired.releaseUnheard(currentContext());
                return;
            }
            session = acquired;
            Throwable thrown = Guard.thrownBy(() -> begin(acquired));
            if (thrown != null) {
                ended(null, thrown);
            }
        }

        private void begin(Session acquired) {
            StreamExchange<T> started = new StreamExchange<>(
                            acquired,
                            operation.statement,
                            new MappedRows<>(operation.source.exact(), operation.statement::sql, operation.mapper),
                            operation.source.settings().streams().chunk() + 1,
                            operation.watch,
                            this)
                    .in(context);
            exchange = started;
            started.start();
            if (cancelled) {
                started.leave();
            }
        }

        @Override
        public void onError(Throwable failure) {
            if (state.compareAndSet(ACQUIRING, OVER)) {
                operation.source.streams().giveBack();
                delivery.end(null, failure);
            }
        }

        @Override
        public void onComplete() {}

        @Override
        public void chunk(List<T> rows) {
            delivery.chunk(rows);
        }

        @Override
        public void ended(@Nullable List<T> last, @Nullable Throwable error) {
            Session held = session;
            if (held != null) {
                Step.take(held::release, currentContext(), ignored -> {
                    operation.source.streams().giveBack();
                    delivery.end(last, error);
                });
            }
        }
    }
}
