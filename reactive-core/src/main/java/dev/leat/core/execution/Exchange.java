package dev.leat.core.execution;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.OperationTimeoutException;
import io.r2dbc.spi.Result;
import java.util.concurrent.RejectedExecutionException;
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
 * One conversation on a connection, from its turn to its end. It is one thing, a state machine, and reads as one.
 *
 * <h2>States</h2>
 *
 * WAITING for its turn; RUNNING, from the send to the end of the answer; STOPPING, when it took too long; ENDED. A running
 * conversation is always read to its end, with unbounded demand, because a connection answers in order: what is left in it
 * would stand before the next statement's answer. That is why {@link #abandon} does not cancel the driver. It only forgets
 * what comes, and gives the statement a short grace; most end within it.
 *
 * <h2>Stopping</h2>
 *
 * Past the grace, or at the time limit, the server is asked to stop (closing alone would leave the statement running
 * there). The request travels on a connection of its own and hits whatever runs when it arrives, so the next statement must
 * not start before three things were seen: the request was delivered, the statement ended, and a probe was answered. If one
 * of them does not come in time, the connection is in doubt and will be destroyed. The answer is read on meanwhile: it may
 * have been on its way, and then it is the outcome ({@link Outcome}). COMMIT and its like are never stopped: half a COMMIT helps
 * nobody; only their answer is waited for a little longer.
 *
 * <h2>Signals</h2>
 *
 * {@code open} counts what has not ended: the publisher of results, and each result. Drivers signal in order, but a late
 * {@code onSubscribe} after the end must still be cancelled, hence the order there: publish the subscription, then look at
 * the state. What the driver throws where it should signal is its error all the same.
 */
final class Exchange<R> implements Turn {
    private static final int WAITING = 0;
    private static final int RUNNING = 1;
    private static final int STOPPING = 2;
    private static final int ENDED = 3;

    private final Session session;
    private final Place place;
    private final Conversation<R> conversation;
    private final @Nullable StatementWatch watch;
    private final Ending<R> ending;
    private final Outcome outcome;
    private final AtomicInteger state = new AtomicInteger(WAITING);
    private final AtomicInteger open = new AtomicInteger(1);
    private Context context = Context.empty();
    private final Disposable.Swap timer = Disposables.swap();
    private final Sinks.Empty<Void> answered = Sinks.empty();
    private final Results results = new Results();
    private volatile boolean abandoned;
    private volatile boolean sawResult;

    Exchange(
            Session session,
            Place place,
            Conversations<R> conversations,
            @Nullable StatementWatch watch,
            Ending<R> ending) {
        this.session = session;
        this.place = place;
        this.conversation = conversations.begin(() -> stopSoon(null));
        this.watch = watch;
        this.ending = ending;
        this.outcome = new Outcome(session, place);
    }

    @Override
    public void start() {
        state.set(RUNNING);
        Throwable refusal = refusal();
        if (abandoned || refusal != null) {
            end(refusal);
            return;
        }
        try {
            session.source().execute(this::send);
        } catch (RejectedExecutionException closed) { // the threads of a blocking driver
            end(session.source().closed());
        }
    }

    private @Nullable Throwable refusal() {
        Throwable refusal = place.refusal();
        return refusal == null && session.isBroken()
                ? session.source().errors().unavailable(new IllegalStateException("broken"), null, conversation.sql())
                : refusal;
    }

    /** Nobody waits for the answer any longer. */
    void abandon() {
        abandoned = true;
        conversation.discard();
        if (state.get() == RUNNING) {
            stopSoon(null);
        }
    }

    /** Whether the statement was sent and may have stored something. */
    boolean mayHaveWritten() {
        return outcome.mayHaveWritten();
    }

    /** Whether the statement may store something. */
    boolean isWrite() {
        return conversation.effect().mayWrite();
    }

    private void send() {
        if (abandoned) {
            end(null);
            return;
        }
        try {
            timer.update(session.source().limits().statement().after(this::timeout));
            Publisher<?> answer = conversation.open(session.connection());
            if (answer == null) {
                outcome.answered();
                end(null);
                return;
            }
            outcome.sending(conversation.effect(), watch == null ? conversation.watch() : watch, conversation.sent());
            answer.subscribe(results);
        } catch (Throwable thrown) { // drivers throw from createStatement and bind
            end(thrown);
        }
        if (abandoned) {
            stopSoon(null);
        }
    }

    private void timeout() {
        stop(new OperationTimeoutException(
                ErrorText.of(
                                "StatementTimeout",
                                "The statement took longer than "
                                        + session.source()
                                                .settings()
                                                .statementTimeout()
                                                .toMillis() + " ms.")
                        .fix("Make it faster, or raise statementTimeout.")
                        .sql(conversation.sql()),
                null));
    }

    /** On behalf of a pipeline with this Context, which drivers and those that wrap them may look at. */
    Exchange<R> in(Context pipeline) {
        context = pipeline;
        return this;
    }

    private void stopSoon(@Nullable Throwable reason) {
        timer.update(ConnectionSource.after(session.source().settings().cancelGrace(), () -> stop(reason)));
        if (state.get() == ENDED) {
            timer.dispose();
        }
    }

    /** One result has ended, or there are no more of them. */
    private void closed() {
        if (open.decrementAndGet() != 0) {
            return;
        }
        if (conversation.isAnswered(sawResult)) {
            outcome.answered();
        } else if (!abandoned) {
            outcome.unanswered(conversation.sql());
        }
        end(null);
    }

    private void end(@Nullable Throwable thrown) {
        if (thrown != null) {
            outcome.failed(thrown);
        }
        if (state.compareAndSet(RUNNING, ENDED)) {
            settle();
        } else {
            answered.tryEmitEmpty();
        }
    }

    private void stop(@Nullable Throwable reason) {
        if (!state.compareAndSet(RUNNING, STOPPING)) {
            return;
        }
        outcome.givingUp(reason);
        boolean stoppable = conversation.counts();
        Mono<Void> asked = stoppable ? session.stopStatement().onErrorResume(this::notAsked) : Mono.empty();
        Mono<Void> ended = asked.then(
                        answered.asMono().timeout(session.source().settings().closeTimeout()))
                .then(stoppable ? session.probe() : Mono.empty());
        Step.take(() -> ended, context, this::stopped);
    }

    /** A request that is late could hit another statement; the answer to this one may come all the same. */
    private Mono<Void> notAsked(Throwable failed) {
        session.doubt();
        return Mono.empty();
    }

    /** The end of stopping: clean, or in doubt. */
    private void stopped(@Nullable Throwable failed) {
        if (failed != null) {
            session.doubt();
            results.upstream.cancel();
        }
        state.set(ENDED);
        settle();
    }

    private void settle() {
        timer.dispose();
        outcome.settle(conversation, ending);
    }

    /** The driver's own code. */
    private void ask(Subscription subscription, long demand) {
        try {
            subscription.request(demand);
        } catch (Throwable thrown) {
            end(thrown);
        }
    }

    /** The publisher of results, taken one after the other. */
    private final class Results implements CoreSubscriber<Object> {
        private volatile Subscription upstream = Operators.emptySubscription();
        private boolean done;

        @Override
        public Context currentContext() {
            return context;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            upstream = subscription;
            if (state.get() == ENDED) {
                subscription.cancel();
            } else {
                ask(subscription, 1);
            }
        }

        @Override
        public void onNext(Object item) {
            if (!(item instanceof Result result)) {
                ask(upstream, 1);
                return;
            }
            sawResult = true;
            open.incrementAndGet();
            try {
                conversation.consume(result).subscribe(new Items());
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

        void next() {
            ask(upstream, 1);
        }

        void fail(Throwable thrown) {
            upstream.cancel();
            end(thrown);
        }
    }

    /** The items of one result. */
    private final class Items implements CoreSubscriber<Object> {
        private final Context releasing = session.source().driver().releasing(context);
        private boolean done;

        @Override
        public Context currentContext() {
            return releasing;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            if (state.get() == ENDED) {
                subscription.cancel();
            } else {
                ask(subscription, Long.MAX_VALUE);
            }
        }

        @Override
        public void onNext(Object item) {
            conversation.accept(item);
        }

        @Override
        public void onError(Throwable thrown) {
            if (!done) {
                done = true;
                results.fail(thrown);
            }
        }

        @Override
        public void onComplete() {
            if (!done) {
                done = true;
                results.next();
                closed();
            }
        }
    }
}
