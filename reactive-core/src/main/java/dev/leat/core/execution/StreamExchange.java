package dev.leat.core.execution;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.OperationTimeoutException;
import dev.leat.core.sql.BoundStatement;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import io.r2dbc.spi.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Sinks;
import reactor.util.context.Context;

/**
 * A conversation that is read chunk by chunk, on a connection that is held meanwhile. It is one thing, a state machine, and
 * reads as one.
 *
 * <h2>Sizes</h2>
 *
 * The driver's fetch size and each demand are the same number, one more than the chunk of the settings. With another demand
 * r2dbc-postgresql asks the server for a second chunk before anybody wants it; and without the one more, a result of exactly
 * one chunk would stay open until somebody asks again. So a result that fits into a chunk costs one statement, and its end is
 * seen at once. Where the driver reads ahead of the demand, the fetch size is so much larger that it still does not ask.
 *
 * <h2>States</h2>
 *
 * READING, with the number of the chunk, so that a timer of an earlier chunk cannot end a later one; IDLE, between
 * chunks, when the server's portal is suspended and nothing runs; STOPPING; ENDED. The time limit of a statement runs while
 * READING only: a slow consumer is not a slow statement.
 *
 * <h2>Leaving early</h2>
 *
 * By cancel, or by an error of the mapper, which is kept until the connection is free. When IDLE, the driver's subscription
 * is cancelled, upon which it closes the portal; a probe, answered behind it, shows that it did. When READING, the chunk gets
 * the grace to come to its end; past that, or at the time limit, the server is asked to stop as well, before the probe. If
 * any of this does not come in time, the connection is in doubt and will be destroyed. A late {@code onSubscribe} must still
 * be cancelled, hence the order there: publish the subscription, then look at the state; and stopping waits until the send
 * has returned, so that nothing is sent on a connection that was given back.
 *
 * <h2>A table that has changed</h2>
 *
 * If columns were added to or taken from a table since the statement was prepared, r2dbc-postgresql prepares it anew, but
 * with a fetch size it does so in the wrong order, and the server answers 08P01 before it has executed anything. The
 * statement is then sent once more, behind an answered probe.
 */
final class StreamExchange<T> implements Answer<List<T>> {
    /** Told what came. */
    interface Receiver<T> {
        /** A full chunk; the exchange is IDLE. */
        void chunk(List<T> rows);

        /** The end, once, after the connection is free of it: the rest of the rows, or an error, or neither after leaving. */
        void ended(@Nullable List<T> last, @Nullable Throwable error);
    }

    private static final int IDLE = 0;
    private static final int STOPPING = -1;
    private static final int ENDED = -2;
    private static final int READ_AHEAD = 256;
    private static final Object DROPPED = new Object();

    private final Session session;
    private final BoundStatement statement;
    private final MappedRows<T> mapped;
    private final int size;
    private final @Nullable StatementWatch watch;
    private final Receiver<T> receiver;
    private final Outcome outcome;
    private final AtomicInteger phase = new AtomicInteger(1);
    private Context context = Context.empty();
    private final Disposable.Swap timer = Disposables.swap();
    private final Sinks.Empty<Void> launched = Sinks.empty();
    private volatile Results results = new Results();
    private volatile Subscription rows = Operators.emptySubscription();
    private volatile boolean leaving;
    private volatile boolean sawResult;
    private volatile boolean resent;
    private volatile @Nullable Throwable error;
    private List<T> buffer = new ArrayList<>();
    private int received;
    private long total;
    private int number = 1;

    StreamExchange(
            Session session,
            BoundStatement statement,
            MappedRows<T> mapped,
            int size,
            @Nullable StatementWatch watch,
            Receiver<T> receiver) {
        this.session = session;
        this.statement = statement;
        this.mapped = mapped;
        this.size = size;
        this.watch = watch;
        this.receiver = receiver;
        this.outcome = new Outcome(session, Place.ALONE);
    }

    /** Sends the statement and reads the first chunk. */
    void start() {
        int reading = phase.get();
        limit(reading);
        execute(() -> send(reading));
    }

    /** Reads the next chunk. */
    void more() {
        int reading = ++number;
        if (phase.compareAndSet(IDLE, reading)) {
            limit(reading);
            execute(() -> rows.request(size));
            if (leaving) {
                stopSoon(reading);
            }
        }
    }

    /** Nobody wants the rest. */
    void leave() {
        leaving = true;
        int now = phase.get();
        if (now == IDLE) {
            close();
        } else if (isReading(now)) {
            stopSoon(now);
        }
    }

    /** On behalf of a pipeline with this Context, which drivers and those that wrap them may look at. */
    StreamExchange<T> in(Context pipeline) {
        context = pipeline;
        return this;
    }

    private static boolean isReading(int now) {
        return now > IDLE;
    }

    private ConnectionSource source() {
        return session.source();
    }

    private void execute(Runnable task) {
        try {
            source().execute(task);
        } catch (RejectedExecutionException closed) { // the threads of a blocking driver
            launched.tryEmitEmpty();
            finish(source().closed());
        }
    }

    private void send(int reading) {
        if (leaving || phase.get() != reading) {
            launched.tryEmitEmpty();
            finish(null);
            return;
        }
        Results fresh = new Results();
        results = fresh;
        try {
            Driver driver = source().driver();
            Statement ready = Binding.statement(session.connection(), driver, statement);
            ready.fetchSize(size + (readsAhead() ? READ_AHEAD : 0)); // not chained: wrappers give what they wrap
            Publisher<?> answer = ready.execute();
            outcome.sending(statement.effect(), watch, new SentStatement(statement, 0, true));
            answer.subscribe(fresh);
        } catch (Throwable thrown) { // drivers throw from createStatement and bind
            fresh.end(thrown);
        }
        launched.tryEmitEmpty();
    }

    private void limit(int reading) {
        timer.update(source().limits().statement().after(() -> stop(reading, timeout(), true)));
    }

    private void stopSoon(int reading) {
        timer.update(ConnectionSource.after(source().settings().cancelGrace(), () -> stop(reading, null, true)));
    }

    private void row(Object item) {
        int reading = phase.get();
        if (!isReading(reading)) {
            return;
        }
        if (!leaving && item != DROPPED) {
            add(item);
        }
        total++;
        if (++received == size) {
            full(reading);
        }
    }

    @SuppressWarnings("unchecked") // what map gave
    private void add(Object item) {
        buffer.add((T) item);
    }

    private Object map(Row row, RowMetadata metadata) {
        if (leaving) {
            return DROPPED;
        }
        try {
            return mapped.map(row, metadata);
        } catch (Throwable thrown) { // the mapper is the user's: whatever it throws must not break the result
            error = thrown;
            leave();
            return DROPPED;
        }
    }

    private void full(int reading) {
        List<T> chunk = buffer;
        buffer = new ArrayList<>();
        received = 0;
        if (!phase.compareAndSet(reading, IDLE)) {
            return;
        }
        timer.update(Disposables.disposed());
        if (leaving) {
            close();
        } else {
            receiver.chunk(chunk);
        }
    }

    /** The driver has come to the end of the result, or has failed, perhaps between chunks. */
    private void ended(@Nullable Throwable thrown) {
        int reading = phase.get();
        if (thrown == null || !isReading(reading) || !isOutdated(thrown)) {
            finish(thrown);
            return;
        }
        resent = true;
        outcome.failed(thrown);
        outcome.again(this);
        Step.take(session::probe, context, failed -> {
            if (failed == null) {
                execute(() -> send(reading));
            } else {
                finish(thrown);
            }
        });
    }

    private boolean isOutdated(Throwable thrown) {
        return !resent
                && !leaving
                && !sawRows()
                && thrown instanceof R2dbcException failure
                && "08P01".equals(failure.getSqlState());
    }

    private boolean sawRows() {
        return received > 0 || !buffer.isEmpty();
    }

    private void finish(@Nullable Throwable thrown) {
        int now = phase.get();
        while (now != STOPPING && now != ENDED) {
            if (phase.compareAndSet(now, ENDED)) {
                note(thrown);
                settle();
                return;
            }
            now = phase.get();
        }
    }

    private void note(@Nullable Throwable thrown) {
        if (thrown != null) {
            outcome.failed(thrown);
        } else if (sawResult) {
            outcome.answered();
        } else if (!leaving) {
            outcome.unanswered(statement.sql());
        }
    }

    /** Between chunks: the driver closes the portal. */
    private void close() {
        stop(IDLE, null, false);
    }

    private void stop(int from, @Nullable Throwable reason, boolean running) {
        if (!phase.compareAndSet(from, STOPPING)) {
            return;
        }
        leaving = true;
        timer.dispose();
        outcome.givingUp(reason);
        Mono<Void> left = launched.asMono().then(source().there(Mono.<Void>fromRunnable(this::cancelDriver)));
        Mono<Void> ended = left.timeout(source().settings().closeTimeout())
                .then(Mono.defer(() -> running ? session.stopStatement() : Mono.empty()))
                .then(session.probe());
        Step.take(() -> ended, context, failed -> stopped(failed, running));
    }

    private boolean readsAhead() {
        return source().driver().readsAhead(!statement.binds().isEmpty());
    }

    /** The driver has two ways: one listens to the cancel of the rows, the other to that of the results once there is one. */
    private void cancelDriver() {
        if (sawResult || !readsAhead()) {
            results.upstream.cancel();
        }
        dismiss(rows);
    }

    private void dismiss(Subscription subscription) {
        if (readsAhead()) {
            subscription.request(Long.MAX_VALUE);
        } else {
            subscription.cancel();
        }
    }

    private void stopped(@Nullable Throwable failed, boolean running) {
        if (failed != null) {
            session.doubt();
        }
        phase.set(ENDED);
        if (!running) {
            outcome.answered(); // as far as it was read
        }
        settle();
    }

    private void settle() {
        timer.dispose();
        outcome.settle(this, receiver::ended);
    }

    @Override
    public @Nullable Throwable error() {
        return error;
    }

    @Override
    public @Nullable List<T> result() {
        return leaving ? null : buffer;
    }

    @Override
    public String sql() {
        return statement.sql();
    }

    @Override
    public long received() {
        return total;
    }

    private OperationTimeoutException timeout() {
        return new OperationTimeoutException(
                ErrorText.of(
                                "StatementTimeout",
                                "The statement took longer than "
                                        + source().settings().statementTimeout().toMillis() + " ms for a chunk.")
                        .fix("Make it faster, or raise statementTimeout.")
                        .sql(statement.sql()),
                null);
    }

    /** The publisher of results, taken one after the other. */
    private final class Results implements CoreSubscriber<Object> {
        private final AtomicInteger open = new AtomicInteger(1);
        private final AtomicBoolean over = new AtomicBoolean();
        private volatile Subscription upstream = Operators.emptySubscription();
        private boolean done;

        @Override
        public Context currentContext() {
            return context;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            upstream = subscription;
            if (isReading(phase.get())) {
                subscription.request(1);
            } else {
                subscription.cancel();
            }
        }

        @Override
        public void onNext(Object item) {
            if (!(item instanceof Result result) || phase.get() == ENDED) {
                upstream.request(1);
                return;
            }
            sawResult = true;
            open.incrementAndGet();
            try {
                result.map(StreamExchange.this::map).subscribe(new Items(this));
            } catch (Throwable thrown) { // a driver that refuses to be consumed
                fail(thrown);
            }
        }

        @Override
        public void onError(Throwable thrown) {
            if (!done) {
                done = true;
                end(thrown);
            }
        }

        @Override
        public void onComplete() {
            if (!done) {
                done = true;
                closed();
            }
        }

        void fail(Throwable thrown) {
            upstream.cancel();
            end(thrown);
        }

        /** Once, for all that a failing driver signals. */
        void end(@Nullable Throwable thrown) {
            if (over.compareAndSet(false, true)) {
                ended(thrown);
            }
        }

        /** One result has ended, or there are no more of them. */
        void closed() {
            if (open.decrementAndGet() == 0) {
                end(null);
            }
        }
    }

    /** The rows of one result. */
    private final class Items implements CoreSubscriber<Object> {
        private final Results of;
        private final Context releasing = session.source().driver().releasing(context);
        private boolean done;

        Items(Results of) {
            this.of = of;
        }

        @Override
        public Context currentContext() {
            return releasing;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            rows = subscription;
            if (isReading(phase.get())) {
                subscription.request(size);
            } else {
                of.upstream.cancel();
                dismiss(subscription);
            }
        }

        @Override
        public void onNext(Object item) {
            row(item);
        }

        @Override
        public void onError(Throwable thrown) {
            if (!done) {
                done = true;
                of.fail(thrown);
            }
        }

        @Override
        public void onComplete() {
            if (!done) {
                done = true;
                of.upstream.request(1);
                of.closed();
            }
        }
    }
}
