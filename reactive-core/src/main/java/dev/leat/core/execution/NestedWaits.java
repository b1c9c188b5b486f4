package dev.leat.core.execution;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.LeatException;
import dev.leat.core.error.UsageException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;

/**
 * What waits in a scope, and how it gets past a nested one. A nested scope is one turn of the scope around it, from its
 * savepoint to its end. Its body may wait for something that belongs to the scope around: for rows of a stream that was
 * opened there, as under {@code stream().window(25).concatMap(rows -> transactional(…))}, for a lookup, for another nested
 * one. Neither would ever go on.
 *
 * <h2>Letting in</h2>
 *
 * A nested scope that has sent nothing by the end of a task waits for something that is not in its own queue. Then it lets
 * in, one after the other, what waits around it and gives the same there: the next part of a stream, since a cursor shows
 * what was there when it was declared, and stays where it is if the nested scope is undone; and any query that locks
 * nothing, as long as nothing was written since the scope around was left, and nothing else waits before it there: it would
 * overtake a write. Not while an error of the server has stopped the transaction up to the savepoint.
 *
 * <h2>Refusing</h2>
 *
 * All else waits for the end of the nested scope, as it must: a write would be undone together with it. If a nested scope
 * sends nothing for as long as one waits for a connection, what has waited behind it as long is refused.
 */
final class NestedWaits {
    private final Scope scope;
    private final @Nullable Scope outer;
    private final Queue<Ticket> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean limited = new AtomicBoolean();
    private volatile @Nullable Scope open;
    private volatile long wroteBefore;
    private volatile boolean begun;

    NestedWaits(Scope scope, @Nullable Scope outer) {
        this.scope = scope;
        this.outer = outer;
    }

    void enter(Ticket ticket) {
        waiting.add(ticket);
    }

    void leave(Ticket ticket) {
        waiting.remove(ticket);
    }

    /** This scope has begun. */
    void begun() {
        Scope around = outer;
        if (around != null) {
            wroteBefore = scope.writes();
            begun = true;
            around.nested().open = scope;
            look();
        }
    }

    /** This scope gives its turn back. */
    void ended() {
        begun = false;
        Scope around = outer;
        if (around != null) {
            around.nested().open = null;
        }
    }

    /** Something waits, or runs no longer: lets the innermost nested scope look at the end of the task. */
    void look() {
        NestedWaits innermost = innermost();
        if (innermost.begun && innermost.isAwaited()) {
            scope.session().source().driver().afterTask(() -> Guard.contain(innermost::letIn, Context.empty()));
        }
    }

    private NestedWaits innermost() {
        NestedWaits inner = this;
        for (Scope next = open; next != null; next = inner.open) {
            inner = next.nested();
        }
        return inner;
    }

    private boolean isAwaited() {
        for (Scope around = outer; around != null; around = around.nested().outer) {
            if (!around.nested().waiting.isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private boolean isQuiet() {
        return begun && open == null && scope.turns().isIdle();
    }

    private void letIn() {
        if (!isQuiet() || !isAwaited()) {
            return;
        }
        for (Scope around = outer; around != null && scope.takesVisitors(); around = around.nested().outer) {
            boolean behindOthers = false;
            for (Ticket ticket : around.nested().waiting) {
                if (admits(ticket) && !(behindOthers && ticket.kind() == Ticket.Kind.READS) && ticket.claim()) {
                    ticket.visit(scope);
                    return;
                }
                behindOthers |= ticket.kind() == Ticket.Kind.WAITS;
            }
        }
        limit();
    }

    /** Whether it reads here what it would read in the queue of its own scope. */
    boolean admits(Ticket ticket) {
        return scope.takesVisitors()
                && switch (ticket.kind()) {
                    case WAITS -> false;
                    case READS -> scope.writes() == below(ticket.home()).nested().wroteBefore;
                    case FETCHES -> true;
                };
    }

    /** The nested scope that has the turn of this one. */
    private Scope below(Scope around) {
        Scope below = scope;
        for (Scope next = outer; next != null && next != around; next = next.nested().outer) {
            below = next;
        }
        return below;
    }

    private void limit() {
        if (limited.compareAndSet(false, true)) {
            int started = scope.turns().started();
            scope.session().source().limits().acquire().after(() -> {
                limited.set(false);
                if (isQuiet() && scope.turns().started() == started) {
                    refuse();
                }
                look();
            });
        }
    }

    private void refuse() {
        long limit = scope.session().source().settings().acquireTimeout().toNanos();
        long now = System.nanoTime();
        for (Scope around = outer; around != null; around = around.nested().outer) {
            for (Ticket ticket : around.nested().waiting) {
                if (now - ticket.since() >= limit / 10 * 9 && ticket.claim()) { // the limit counts from the quiet
                    Guard.contain(() -> ticket.refuse(refusal()), Context.empty());
                }
            }
        }
    }

    private LeatException refusal() {
        return new UsageException(
                ErrorText.of(
                                "NestedWait",
                                "An operation of a transaction waited for a nested one, which sent nothing for "
                                        + scope.session()
                                                .source()
                                                .settings()
                                                .acquireTimeout()
                                                .toMillis()
                                        + " ms.")
                        .why(
                                "A nested transaction has the connection from its savepoint to its end. If its body waits for"
                                        + " something that was subscribed to outside of it, neither can go on.")
                        .fix(
                                "Collect what the nested transaction needs before it begins, with buffer(…) or collectList(), or"
                                        + " subscribe to it inside."),
                null);
    }
}
