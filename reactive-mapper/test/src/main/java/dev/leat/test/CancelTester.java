package dev.leat.test;

import dev.leat.core.execution.Settings;
import dev.leat.core.testing.BlockingSql;
import dev.leat.core.testing.Fault;
import dev.leat.core.testing.FaultSweep;
import dev.leat.core.testing.Interaction;
import dev.leat.core.testing.SweepCase;
import dev.leat.core.testing.SweepCase.Outcome;
import dev.leat.core.testing.SweepReport;
import dev.leat.mapper.Leat;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.reactivestreams.Publisher;

/**
 * Shows that an operation survives whatever happens at whichever step: runs it once to count its interactions with the
 * driver (calls, subscriptions, values, the first three rows of a result, ends), then for the k-th of them, for every k,
 * with a cancel there, an error, an exception thrown, an empty answer, and none at all. The pool has a free connection before
 * each run, and none for what is done to the making of one.
 *
 * <p>After each run these hold, or {@link #run} fails and lists the runs in which they did not: the operation ended within
 * five seconds, or its cancel was acknowledged; it kept the rules of Reactive Streams; nothing is left behind on the pool
 * and the server ({@link LeatTest} tells what is looked at); no result was read twice, no closed connection used; the rows
 * are as {@link #rows} says; and what {@link #check} asks.
 *
 * <p>Everything is done on a pool of its own that is closed afterwards, and is committed, also in a test that is rolled
 * back; what {@link #before} names is done after the last run once more. What Reactor drops is not looked at: an injected
 * error may come when nobody listens any longer. An operation of 30 interactions takes some 100 runs of 30 to 500 ms each.
 * An instance is for one test; every method blocks but those that describe.
 *
 * <pre>{@code
 * tester.before("delete from coupon")
 *         .rows("coupon", 0, 3)
 *         .run(leat -> leat.crud(Coupon_.entity).insertAll(three));
 * }</pre>
 */
public final class CancelTester {
    /** So short that an answer that never comes ends a run soon. */
    private static final Settings TIGHT = Settings.DEFAULT
            .withAcquireTimeout(Duration.ofSeconds(1))
            .withStatementTimeout(Duration.ofMillis(300))
            .withTransactionTimeout(Duration.ofSeconds(3))
            .withCloseTimeout(Duration.ofMillis(150))
            .withCancelGrace(Duration.ofMillis(20));

    private final EmptyDatabase database;
    private final Runnable allowDropped;
    private final List<BiConsumer<SweepCase, BlockingSql>> checks = new ArrayList<>();
    private List<Fault> faults = List.of(Fault.CANCEL, Fault.ERROR, Fault.THROW, Fault.EMPTY, Fault.NEVER);
    private Settings settings = TIGHT;
    private int poolSize = 2;
    private int nth = 1;
    private Duration deadline = Duration.ofSeconds(5);
    private Consumer<BlockingSql> before = sql -> {};

    CancelTester(EmptyDatabase database, Runnable allowDropped) {
        this.database = database;
        this.allowDropped = allowDropped;
    }

    /** Brings the database to the same state before every run, by statements that are not tested. */
    public CancelTester before(String... statements) {
        before = sql -> sql.script(statements);
        return this;
    }

    /** Runs an action before every run, which brings the database to the same state. */
    public CancelTester before(Runnable action) {
        before = sql -> action.run();
        return this;
    }

    /**
     * What the operation changes: after a run that completed {@code select count(*) from …} gives {@code done}; after any
     * other {@code undone} or {@code done}, nothing between.
     */
    public CancelTester rows(String from, long undone, long done) {
        checks.add((run, sql) -> {
            long rows = sql.count(from);
            boolean right = rows == done || (rows == undone && run.outcome() != Outcome.COMPLETED);
            Checks.require(
                    right,
                    rows + " rows in " + from + ", not " + done
                            + (run.outcome() == Outcome.COMPLETED ? "" : " or " + undone));
        });
        return this;
    }

    /** One more look after each run, at how it ended and at what it left; what it throws is a failure of the run. */
    public CancelTester check(Consumer<SweepCase> look) {
        checks.add((run, sql) -> look.accept(run));
        return this;
    }

    /** Uses these faults instead of the five. */
    public CancelTester faults(Fault... only) {
        faults = List.of(only);
        return this;
    }

    /**
     * Does one run of {@code n} only, for a quick build beside a thorough one: each fault at every n-th of the interactions
     * of a kind, and at one of them at least.
     */
    public CancelTester every(int n) {
        nth = n;
        return this;
    }

    /** Uses a pool of so many connections instead of two. */
    public CancelTester poolSize(int connections) {
        poolSize = connections;
        return this;
    }

    /** Uses these settings instead of ones with time limits below a second. */
    public CancelTester settings(Settings other) {
        settings = other;
        return this;
    }

    /** How long a run may take before it counts as a hang, instead of five seconds; longer than any limit inside. */
    public CancelTester deadline(Duration limit) {
        deadline = limit;
        return this;
    }

    /**
     * Tests an operation.
     *
     * @param operation is asked for once and subscribed to in every run
     * @return what was done
     * @throws AssertionError that lists every failed run, or says that the operation fails without a fault
     * @throws dev.leat.core.error.UsageException if it waited for a lock of what the test itself has written and not yet
     *     rolled back
     */
    public SweepReport run(Function<Leat, ? extends Publisher<?>> operation) {
        return runOnConnections(pool -> {
            Leat leat = Leat.of(pool, settings.withPoolSize(poolSize));
            return operation.apply(leat);
        });
    }

    /** Tests an operation that uses R2DBC itself: it gets the pool. */
    public SweepReport runOnConnections(Function<ConnectionFactory, ? extends Publisher<?>> operation) {
        allowDropped.run();
        try (SweptPool pool = new SweptPool(database.apart(), poolSize);
                LockWatch locks = LockWatch.start(database)) {
            Publisher<?> publisher = operation.apply(pool);
            return locks.explain(() -> sweep(pool, publisher));
        }
    }

    private SweepReport sweep(SweptPool pool, Publisher<?> operation) {
        SweepReport warm = onWarmPool(pool, operation);
        SweepReport report = joined(warm, onColdPool(pool, operation));
        before.accept(pool.sql());
        return report;
    }

    /** Where the driver's {@code create} ends without a connection, r2dbc-pool loses a place: no driver does that. */
    private SweepReport onColdPool(SweptPool pool, Publisher<?> operation) {
        List<Fault> possible =
                faults.stream().filter(fault -> fault != Fault.EMPTY).toList();
        return sweep(pool, operation, pool::cool, possible, step -> step.what().equals("create"));
    }

    /** Where the driver's {@code validate} throws at its caller, r2dbc-pool loses the connection: no driver does that. */
    private SweepReport onWarmPool(SweptPool pool, Publisher<?> operation) {
        List<Fault> signals =
                faults.stream().filter(fault -> fault != Fault.THROW).toList();
        List<Fault> thrown =
                faults.stream().filter(fault -> fault == Fault.THROW).toList();
        return joined(
                sweep(pool, operation, pool::warm, signals, step -> true),
                sweep(pool, operation, pool::warm, thrown, step -> !step.what().equals("validate")));
    }

    private SweepReport sweep(
            SweptPool pool,
            Publisher<?> operation,
            Runnable temperature,
            List<Fault> kinds,
            Predicate<Interaction> steps) {
        return FaultSweep.of(pool.driver(), () -> operation)
                .faults(kinds.toArray(Fault[]::new))
                .interactions(steps)
                .every(nth)
                .deadline(deadline)
                .before(() -> {
                    before.accept(pool.sql());
                    temperature.run();
                })
                .check(run -> {
                    pool.check();
                    checks.forEach(check -> check.accept(run, pool.sql()));
                })
                .run();
    }

    private static SweepReport joined(SweepReport one, SweepReport other) {
        return new SweepReport(
                one.journal(),
                Stream.concat(one.cases().stream(), other.cases().stream()).toList());
    }
}
