package dev.leat.core.testing;

import dev.leat.core.testing.SweepCase.Outcome;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Runs an operation once to count its interactions with the driver, then once for every interaction and every fault
 * that applies to it, and checks after each run.
 *
 * <p>The check sees how the operation ended and looks at what is left behind; the fault is taken back before it runs. A
 * hang and a breach of the Reactive Streams rules fail without it. All failures end in one error. Blocks until done.
 */
public final class FaultSweep {
    private static final long QUIET_MILLIS = 40;

    private final FaultConnectionFactory faults;
    private final Supplier<? extends Publisher<?>> operation;
    private List<Fault> kinds = List.of(Fault.values());
    private Duration deadline = Duration.ofSeconds(5);
    private Predicate<Interaction> interactions = step -> true;
    private int nth = 1;
    private Runnable before = () -> {};
    private Consumer<SweepCase> check = run -> {};

    private FaultSweep(FaultConnectionFactory faults, Supplier<? extends Publisher<?>> operation) {
        this.faults = faults;
        this.operation = operation;
    }

    /** Sweeps {@code operation}, which reaches its driver through {@code faults} and is asked for once per run. */
    public static FaultSweep of(FaultConnectionFactory faults, Supplier<? extends Publisher<?>> operation) {
        return new FaultSweep(faults, operation);
    }

    /** Uses these faults instead of all. */
    public FaultSweep faults(Fault... only) {
        kinds = List.of(only);
        return this;
    }

    /**
     * Lets go wrong only what {@code chosen} accepts: in the run without a fault, and again where the fault is due, since
     * an operation with two connections may come by there in another order.
     */
    public FaultSweep interactions(Predicate<Interaction> chosen) {
        interactions = chosen;
        return this;
    }

    /**
     * Does one run of {@code n} only: each fault at every n-th of the interactions of a kind, and at one of them at least;
     * each at others, so that together they come by everywhere. One, which is all of them, unless told.
     */
    public FaultSweep every(int n) {
        nth = n;
        return this;
    }

    /** How long a run may take before it counts as a hang, five seconds unless told; longer than any limit inside. */
    public FaultSweep deadline(Duration limit) {
        deadline = limit;
        return this;
    }

    /** Runs before each run and its counting: brings the database, and the pool, to the same state every time. */
    public FaultSweep before(Runnable action) {
        before = action;
        return this;
    }

    /** Runs after each run; what it throws is a failure of that run. */
    public FaultSweep check(Consumer<SweepCase> action) {
        check = action;
        return this;
    }

    /**
     * Does it.
     *
     * @return what was done
     * @throws AssertionError that lists every failed run, or says that the operation fails without a fault
     */
    public SweepReport run() {
        List<Interaction> journal = count();
        List<SweepCase> cases = new ArrayList<>();
        SweepFailures failures = new SweepFailures();
        for (Planned run : planned(journal)) {
            cases.add(runOne(run.step(), run.kind(), failures));
        }
        SweepReport report = new SweepReport(journal, List.copyOf(cases));
        failures.fail(report);
        return report;
    }

    private record Planned(Interaction step, Fault kind) {}

    /** In the order of the steps. */
    private List<Planned> planned(List<Interaction> journal) {
        List<Planned> runs = new ArrayList<>();
        for (Interaction.Kind kind : Interaction.Kind.values()) {
            List<Interaction> steps = journal.stream()
                    .filter(step -> step.kind() == kind && interactions.test(step))
                    .toList();
            kinds.stream().filter(fault -> fault.appliesTo(kind)).forEach(fault -> runs.addAll(thinned(steps, fault)));
        }
        runs.sort(Comparator.comparingInt(run -> run.step().number()));
        return runs;
    }

    private List<Planned> thinned(List<Interaction> steps, Fault fault) {
        List<Planned> runs = new ArrayList<>();
        int stride = Math.min(nth, Math.max(1, steps.size()));
        for (int i = kinds.indexOf(fault) % stride; i < steps.size(); i += stride) {
            runs.add(new Planned(steps.get(i), fault));
        }
        return runs;
    }

    private List<Interaction> count() {
        before.run();
        faults.reset();
        StrictSubscriber<Object> subscriber = subscribe().await(deadline).keptTheRules();
        if (!subscriber.completed()) {
            throw new AssertionError("The operation fails without a fault", subscriber.error());
        }
        awaitQuiet();
        return faults.journal();
    }

    private SweepCase runOne(Interaction step, Fault kind, SweepFailures failures) {
        before.run();
        faults.reset();
        StrictSubscriber<Object> subscriber = StrictSubscriber.unbounded();
        faults.arm(step.number(), kind, interactions, subscriber::cancel);
        @Nullable RuntimeException thrown = subscribe(subscriber);
        boolean ended = thrown != null || subscriber.endsWithin(deadline);
        if (faults.fired() == null) {
            awaitQuiet();
        }
        SweepCase run = ended(step, kind, subscriber, ended, thrown);
        faults.disarm();
        if (!ended) {
            subscriber.cancel();
        }
        failures.collect(run, () -> judge(run, subscriber));
        return run;
    }

    private StrictSubscriber<Object> subscribe() {
        StrictSubscriber<Object> subscriber = StrictSubscriber.unbounded();
        operation.get().subscribe(subscriber);
        return subscriber;
    }

    /** What asking for the operation or subscribing to it throws, which it never should, or null. */
    private @Nullable RuntimeException subscribe(StrictSubscriber<Object> subscriber) {
        try {
            operation.get().subscribe(subscriber);
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    private SweepCase ended(
            Interaction step,
            Fault kind,
            StrictSubscriber<Object> subscriber,
            boolean ended,
            @Nullable RuntimeException thrown) {
        Interaction struck = faults.fired();
        Throwable error = thrown == null ? subscriber.error() : thrown;
        Outcome outcome = ended ? outcome(subscriber, error) : Outcome.HUNG;
        return new SweepCase(
                step.number(),
                kind,
                Objects.requireNonNullElse(struck, step),
                struck != null,
                outcome,
                subscriber.values(),
                error);
    }

    private static Outcome outcome(StrictSubscriber<Object> subscriber, @Nullable Throwable error) {
        if (error != null) {
            return Outcome.FAILED;
        }
        return subscriber.completed() ? Outcome.COMPLETED : Outcome.CANCELLED;
    }

    private void judge(SweepCase run, StrictSubscriber<Object> subscriber) {
        if (run.outcome() == Outcome.HUNG) {
            throw new AssertionError("hung for " + deadline);
        }
        if (run.outcome() == Outcome.FAILED && subscriber.error() == null) {
            throw new AssertionError("thrown at the caller, not signalled: " + run.error(), run.error());
        }
        subscriber.keptTheRules();
        check.accept(run);
    }

    /** An operation may end before it has given its connection back, and that is swept as well. */
    private void awaitQuiet() {
        int seen = -1;
        while (seen != faults.count()) {
            seen = faults.count();
            Eventually.pause(QUIET_MILLIS);
        }
    }
}
