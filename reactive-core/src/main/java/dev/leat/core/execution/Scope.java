package dev.leat.core.execution;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.LeatException;
import dev.leat.core.error.UsageException;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * A transaction or a nested part of one, as its statements see it: the connection, and the queue in which they wait. A
 * nested scope is one turn in the queue of the scope around it, so that nested scopes of one connection come one after the
 * other and no statement slips between a savepoint and its end.
 *
 * <p>A statement may be subscribed to while its scope ends, from another thread or because it was never chained. The scope
 * is therefore closed in the turn of its COMMIT or ROLLBACK, and a statement asks in its own turn: it comes before the end,
 * or is refused, but never runs on a connection that belongs to somebody else by then.
 */
final class Scope implements OpenTransaction {
    private final Session session;
    private final TurnQueue turns;
    private final NestedWaits nested;
    private final int depth;
    private final boolean external;
    private final Writes writes;
    private final Map<Object, Object> attachments = new ConcurrentHashMap<>();
    private final Queue<Consumer<Throwable>> onUndone = new ConcurrentLinkedQueue<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final AtomicReference<@Nullable Throwable> rollbackOnly = new AtomicReference<>();
    private final Place open = new OpenPlace();
    private final Place late = new LatePlace();
    private final Place whole = new WholePlace();
    private final Place ending = new EndingPlace();
    private volatile Consumer<Throwable> onBroken = thrown -> {};
    private volatile @Nullable StatementWatch watch;
    private volatile boolean over;
    private volatile boolean undone;
    private volatile boolean closed;
    private volatile @Nullable StreamPermit permit;

    private Scope(Session session, @Nullable Scope outer, @Nullable TurnQueue shared, boolean external, Writes writes) {
        this.session = session;
        this.nested = new NestedWaits(this, outer);
        this.turns = shared == null ? new TurnQueue(nested::look) : shared;
        this.depth = outer == null ? 0 : outer.depth + 1;
        this.external = external;
        this.writes = writes;
    }

    /** A transaction. */
    static Scope transaction(Session session) {
        return new Scope(session, null, null, false, new Writes());
    }

    /** A transaction in one turn of this scope, on a connection of someone else. */
    Scope transaction() {
        return new Scope(session, this, null, false, new Writes());
    }

    /** A part of a transaction, in one turn of this scope. */
    Scope inner() {
        return new Scope(session, this, null, false, writes).streamingBy(permit);
    }

    /** Statements on a connection that someone else owns. */
    static Scope external(Session session, TurnQueue turns) {
        return new Scope(session, null, turns, true, new Writes());
    }

    /** What its streams need, or null if they need nothing. */
    Scope streamingBy(@Nullable StreamPermit needed) {
        permit = needed;
        return this;
    }

    /** Whether a stream may begin in it. */
    boolean mayStream() {
        StreamPermit needed = permit;
        return needed == null || needed.take();
    }

    /** Who watches its control statements. */
    Scope watchedBy(@Nullable StatementWatch other) {
        watch = other;
        return this;
    }

    Session session() {
        return session;
    }

    TurnQueue turns() {
        return turns;
    }

    /** What waits in it, also behind nested ones. */
    NestedWaits nested() {
        return nested;
    }

    /** Whether a statement of a scope around it can run in it. */
    boolean takesVisitors() {
        return !over && !closed && !(failure.get() instanceof LeatException error && error.sqlState() != null);
    }

    /** For a statement of a scope around it. */
    Place visitors() {
        return open;
    }

    /** 0 for the transaction itself, 1 for a scope directly in it. */
    int depth() {
        return depth;
    }

    /** Whether there may be no transaction at all. */
    boolean isExternal() {
        return external;
    }

    /** Whether a cursor can be declared: the database knows them, and there is a transaction. */
    boolean hasCursors() {
        return session.source().driver().hasCursors()
                && !(external && session.connection().isAutoCommit());
    }

    /** The first error of a statement in this scope, heard or not, or null. */
    @Nullable
    Throwable failure() {
        return failure.get();
    }

    /** What was written must not stay; the first cause is kept. */
    void markRollbackOnly(Throwable cause) {
        rollbackOnly.compareAndSet(null, cause);
    }

    /** Whether what was written must not stay, though the database may have taken it. */
    boolean isRollbackOnly() {
        return rollbackOnly.get() != null;
    }

    /** For the turn of COMMIT, before which every statement is in the queue: throws if all that is left is to roll back. */
    void requireCommittable(Function<Throwable, RuntimeException> aborted) {
        Throwable cause = rollbackOnly.get();
        if (cause != null) {
            throw aborted.apply(cause);
        }
    }

    /** The body runs; it has to be ended from outside if its pipeline breaks without an error signal. */
    void begun(Consumer<Throwable> endBody) {
        onBroken = endBody;
        nested.begun();
    }

    /** Something inside the body's pipeline has thrown out of a signal. */
    @Override
    public void breakOff(Throwable thrown) {
        onBroken.accept(thrown);
    }

    @Override
    @SuppressWarnings("unchecked") // a key has one type of attachment
    public <A> A attachment(Object key, Supplier<A> missing) {
        return (A) attachments.computeIfAbsent(key, absent -> missing.get());
    }

    @Override
    public void whenUndone(Consumer<Throwable> action) {
        onUndone.add(action);
    }

    @Override
    public long entered() {
        return turns.entered();
    }

    /** An object that all parts of the transaction share; holds nothing of it. */
    Object identity() {
        return writes;
    }

    @Override
    public long writes() {
        return writes.moments();
    }

    @Override
    public boolean isSameAs(@Nullable OpenTransaction other) {
        return other instanceof Scope scope && scope.writes == writes;
    }

    /** A statement that may write is on its way. */
    void wrote() {
        writes.wrote();
    }

    /** What was written is undone. */
    void undone() {
        writes.undone();
    }

    /** Whether its COMMIT may store something. */
    boolean mayHaveWritten() {
        return writes.any();
    }

    /** The body is done: what it has left behind goes before the end, and what is subscribed to from now on is refused. */
    void complete() {
        over = true;
    }

    /** The body is undone: lookups that wait are given up, and what is subscribed to from now on is refused. */
    void giveUp() {
        over = true;
        undone = true;
        undone();
        onUndone.forEach(action -> Guard.contain(() -> action.accept(over()), Context.empty()));
    }

    /** Why no statement may begin in its turn any longer, or null. */
    @Nullable
    Throwable refusal() {
        return closed ? over() : null;
    }

    /** One of the user's statements, in its turn. */
    <R> Mono<R> run(Conversations<R> conversations, @Nullable StatementWatch watching, Ticket.Kind kind) {
        return in(open, conversations, watching, kind);
    }

    /** A write that is whole, or leaves the scope to be rolled back only. */
    <R> Mono<R> whole(Conversations<R> conversations, @Nullable StatementWatch watching) {
        return in(whole, conversations, watching, Ticket.Kind.WAITS);
    }

    /** A statement that is made in its turn, when the task that runs then has come to its end. */
    <R> Mono<R> late(Conversations<R> conversations, @Nullable StatementWatch watching) {
        return in(late, conversations, watching, Ticket.Kind.READS);
    }

    private <R> Mono<R> in(
            Place place, Conversations<R> conversations, @Nullable StatementWatch watching, Ticket.Kind kind) {
        return over ? Mono.error(over()) : new ExchangeMono<>(this, place, conversations, watching, kind);
    }

    /** BEGIN, a savepoint and their like, in their turn. */
    Mono<Void> control(ControlCall call) {
        return new ExchangeMono<>(this, ending, onOverflow -> new ControlConversation(call), watch, null);
    }

    /** COMMIT or ROLLBACK: whoever comes to its turn after this is refused. */
    Mono<Void> last(ControlCall call) {
        return control(call.before(() -> closed = true)).doOnTerminate(this::stored);
    }

    /** What a transaction has written may be stored now; on a connection of someone else that may be so after each statement. */
    private void stored() {
        if (depth == 0 && writes.any()) {
            session.source().writes().stored();
        }
    }

    private static UsageException over() {
        return new UsageException(
                ErrorText.of("TransactionOver", "A statement was subscribed to after its transaction had ended.")
                        .why("It was started in the transaction but not made part of its chain.")
                        .fix("Chain it with then, flatMap or zip, so that the transaction waits for it."),
                null);
    }

    /** For the user's statements. */
    private class OpenPlace implements Place {
        @Override
        public boolean undo(Throwable error) {
            if (!external) {
                markRollbackOnly(error);
            }
            return !external;
        }

        @Override
        public boolean isIntact() {
            return !external && failure.get() == null;
        }

        @Override
        public void leave(@Nullable Throwable error, boolean sent) {
            if (error != null) {
                failure.compareAndSet(null, error);
            }
            if (external) {
                stored();
            }
            turns.leave();
        }

        @Override
        public @Nullable Throwable refusal() {
            return Scope.this.refusal();
        }
    }

    /** For statements that take others along. */
    private final class LatePlace extends OpenPlace {
        @Override
        public boolean isLate() {
            return true;
        }

        @Override
        public @Nullable Throwable refusal() {
            return undone ? over() : super.refusal();
        }
    }

    /** For writes that are whole or undone. */
    private final class WholePlace extends OpenPlace {
        @Override
        public void leave(@Nullable Throwable error, boolean sent) {
            if (error != null && sent) {
                markRollbackOnly(error);
            }
            super.leave(error, sent);
        }
    }

    /** For what begins and ends the scope. */
    private final class EndingPlace implements Place {
        @Override
        public boolean undo(Throwable error) {
            return false;
        }

        @Override
        public boolean isIntact() {
            return false;
        }

        @Override
        public void leave(@Nullable Throwable error, boolean sent) {
            turns.leave();
        }

        @Override
        public @Nullable Throwable refusal() {
            return null;
        }
    }
}
