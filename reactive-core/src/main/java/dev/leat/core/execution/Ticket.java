package dev.leat.core.execution;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The place of a statement, or of a nested scope, in the queue of the scope that it belongs to. While a nested scope has that
 * scope's turn, it may be let into the nested one instead, or be refused: see {@link NestedWaits}. It is claimed once: by the
 * queue, by a nested scope that lets it in, or by the time limit.
 */
final class Ticket implements Turn, Place {
    /** What may become of it behind a nested scope. */
    enum Kind {
        /** It waits until the nested scope has ended. */
        WAITS,
        /** A query: in a nested scope that has written nothing it reads what it would read before it. */
        READS,
        /** The next part of a stream that began before the nested scope, or what is read for it. */
        FETCHES
    }

    private final Scope home;
    private final Place place;
    private final Kind kind;
    private final Consumer<Throwable> refused;
    private final AtomicBoolean claimed = new AtomicBoolean();
    private volatile Scope at;
    private volatile @Nullable Turn work;
    private volatile long since;

    /**
     * A ticket that has not been handed in.
     *
     * @param place what happens at its end in its own scope
     * @param refused told why it never gets a turn, if it does not
     */
    Ticket(Scope home, Place place, Kind kind, Consumer<Throwable> refused) {
        this.home = home;
        this.place = place;
        this.kind = kind;
        this.refused = refused;
        this.at = home;
    }

    /** Waits for a turn for this work. */
    void enter(Turn waiting) {
        work = waiting;
        since = System.nanoTime();
        home.nested().enter(this);
        if (place.isLate()) {
            home.turns().enterUncounted(this);
        } else {
            home.turns().enter(this);
        }
        home.nested().look();
    }

    Kind kind() {
        return kind;
    }

    Scope home() {
        return home;
    }

    /** When it was handed in, of {@link System#nanoTime}. */
    long since() {
        return since;
    }

    /** Whether whoever asks is the first, and has to see to it. */
    boolean claim() {
        boolean first = claimed.compareAndSet(false, true);
        if (first) {
            home.nested().leave(this);
        }
        return first;
    }

    @Override
    public void start() {
        if (claim()) {
            run(home);
        } else { // it has gone another way
            home.turns().leave();
        }
    }

    /** Runs in a nested scope; back in its own queue if that one has come to its end meanwhile. */
    void visit(Scope nested) {
        nested.turns().enter(() -> {
            if (nested.nested().admits(this)) {
                run(nested);
            } else {
                claimed.set(false);
                enter(work());
                nested.turns().leave();
            }
        });
    }

    /** It never gets a turn. */
    void refuse(Throwable reason) {
        refused.accept(reason);
    }

    private void run(Scope there) {
        at = there;
        if (place.isLate()) {
            startLate();
        } else {
            work().start();
        }
    }

    private void startLate() {
        try {
            home.session().source().driver().afterTask(work()::start);
        } catch (RejectedExecutionException ending) { // the driver's threads
            work().start();
        }
    }

    private Turn work() {
        Turn waiting = work;
        return waiting == null ? home.turns()::leave : waiting;
    }

    @Override
    public void leave(@Nullable Throwable failure, boolean sent) {
        if (at == home) {
            place.leave(failure, sent);
        } else {
            at.visitors().leave(failure, sent);
        }
    }

    @Override
    public @Nullable Throwable refusal() {
        return place.refusal();
    }

    @Override
    public boolean undo(Throwable failure) {
        return place.undo(failure);
    }

    @Override
    public boolean isIntact() {
        return at == home && place.isIntact();
    }
}
