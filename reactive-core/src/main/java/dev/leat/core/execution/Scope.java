package dev.leat.core.execution;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A transaction or a nested part of one, as its statements see it: the connection, and the queue in which they wait. A
 * nested scope is one turn in the queue of the scope around it, so that nested scopes of one connection come one after the
 * other and no statement slips between a savepoint and its end.
 */
final class Scope {
    private final Session session;
    private final TurnQueue turns = new TurnQueue();
    private final int depth;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean over;

    Scope(Session session, int depth) {
        this.session = session;
        this.depth = depth;
    }

    Session session() {
        return session;
    }

    TurnQueue turns() {
        return turns;
    }

    /** 0 for the transaction itself, 1 for a scope directly in it. */
    int depth() {
        return depth;
    }

    /** The first error of a statement in this scope, or null. */
    @Nullable
    Throwable failure() {
        return failure.get();
    }

    /** No statement may begin any longer. */
    void finish() {
        over = true;
    }

    /** One of the user's statements, in its turn. */
    <R> Mono<R> run(Conversations<R> conversations, @Nullable StatementCounter counter) {
        if (over) {
            return Mono.error(over());
        }
        return new ExchangeMono<>(session, turns, conversations, counter)
                .doOnError(error -> failure.compareAndSet(null, error));
    }

    /** BEGIN and its like, in its turn. */
    Mono<Void> control(String sql, ControlCall call) {
        return new ExchangeMono<>(session, turns, onOverflow -> new ControlConversation(sql, call), null);
    }

    private static UsageException over() {
        return new UsageException(
                ErrorText.of("TransactionOver", "A statement was subscribed to after its transaction had ended.")
                        .why("It was started in the transaction but not made part of its chain.")
                        .fix("Chain it with then, flatMap or zip, so that the transaction waits for it."),
                null);
    }
}
