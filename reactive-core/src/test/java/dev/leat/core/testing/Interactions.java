package dev.leat.core.testing;

import dev.leat.core.testing.Interaction.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Numbers what happens between Leat and the driver, and knows at which number something goes wrong. */
final class Interactions {
    private final List<Interaction> journal = new ArrayList<>();
    private @Nullable Armed armed;
    private @Nullable Interaction fired;

    /** A fault waiting for its interaction, which it spares unless {@code chosen} accepts what really comes there. */
    record Armed(int at, Fault fault, Predicate<Interaction> chosen, Runnable onCancel) {
        boolean strikes(Interaction interaction) {
            return at == interaction.number() && fault.appliesTo(interaction.kind()) && chosen.test(interaction);
        }
    }

    /** The fault to apply now. */
    record Due(Fault fault, Runnable onCancel, Interaction at) {
        InjectedFault error() {
            return new InjectedFault(at);
        }
    }

    synchronized @Nullable Due next(Kind kind, String what) {
        Interaction interaction = new Interaction(journal.size() + 1, kind, what);
        journal.add(interaction);
        Armed waiting = armed;
        if (waiting == null || !waiting.strikes(interaction)) {
            return null;
        }
        armed = null;
        fired = interaction;
        return new Due(waiting.fault(), waiting.onCancel(), interaction);
    }

    /** Counts a step that runs in the caller: a method call or the reading of a row. */
    void pass(Kind kind, String what) {
        Due due = next(kind, what);
        if (due == null) {
            return;
        }
        if (due.fault() == Fault.THROW) {
            throw due.error();
        }
        due.onCancel().run();
    }

    <T> Publisher<T> publisher(String what, Publisher<? extends T> source) {
        return new FaultPublisher<>(this, what, source, FaultPublisher.Values.passing());
    }

    synchronized void arm(int at, Fault fault, Predicate<Interaction> chosen, Runnable onCancel) {
        armed = new Armed(at, fault, chosen, onCancel);
        fired = null;
    }

    synchronized void disarm() {
        armed = null;
    }

    synchronized void reset() {
        armed = null;
        fired = null;
        journal.clear();
    }

    synchronized @Nullable Interaction fired() {
        return fired;
    }

    synchronized List<Interaction> journal() {
        return List.copyOf(journal);
    }
}
