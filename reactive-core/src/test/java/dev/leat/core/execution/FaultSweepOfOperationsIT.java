package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.error.LeatException;
import dev.leat.core.query.ColumnType;
import dev.leat.core.sql.BoundStatement;
import dev.leat.core.testing.Fault;
import dev.leat.core.testing.FaultSweep;
import dev.leat.core.testing.Interaction;
import dev.leat.core.testing.Rounds;
import dev.leat.core.testing.SweepCase;
import dev.leat.core.testing.SweepCase.Outcome;
import dev.leat.core.testing.SweepReport;
import dev.leat.core.testing.TestDatabase;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;

/** Whatever goes wrong at whichever step of a driver: nothing is left behind, nothing is half done, the next one works. */
class FaultSweepOfOperationsIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    /** Of the runs, one in so many. */
    private static final int SHARE = Rounds.of(4, 1);

    private static final Settings TIGHT = Rig.SHORT
            .withAcquireTimeout(Duration.ofSeconds(1))
            .withStatementTimeout(Duration.ofMillis(200))
            .withCloseTimeout(Duration.ofMillis(100))
            .withCancelGrace(Duration.ofMillis(20));

    @BeforeEach
    void createTable() {
        DATABASE.admin().script("drop table if exists item", "create table item (id int primary key)");
        Hooks.onErrorDropped(ignored -> {}); // the faults' own
    }

    @AfterEach
    void resetHooks() {
        Hooks.resetOnErrorDropped();
    }

    @Test
    void shortSelectOf300Rows() {
        try (Rig rig = Rig.on(DATABASE, TIGHT.withPoolSize(1))) {
            sweep(rig, rig.numbers("select n from generate_series(1, $1) n", 300), 0, run -> {
                boolean driverSaysItWasAll =
                        run.fault() == Fault.EMPTY && run.interaction().what().startsWith("map of");
                if (run.outcome() == Outcome.COMPLETED && !driverSaysItWasAll) {
                    assertThat((List<?>) run.values().get(0)).hasSize(300);
                }
            });
        }
    }

    @Test
    void update() {
        try (Rig rig = Rig.on(DATABASE, TIGHT.withPoolSize(1))) {
            sweep(rig, rig.update("insert into item values ($1)", 1), 1, run -> {});
        }
    }

    @Test
    void transactionOfTwoWrites() {
        try (Rig rig = Rig.on(DATABASE, TIGHT.withPoolSize(1))) {
            sweep(rig, rig.transactional(bothWrites(rig)), 2, run -> {});
        }
    }

    /** Where there is a second connection, a first one that was lost or kept could pass unnoticed. */
    @Test
    void cancelledOrStuckTransactionOnAPoolOfTwo() {
        try (Rig rig = Rig.on(DATABASE, TIGHT.withPoolSize(2))) {
            FaultSweep.of(rig.faults(), () -> rig.transactional(bothWrites(rig)))
                    .faults(Fault.CANCEL, Fault.NEVER)
                    .every(SHARE)
                    .before(() -> Rig.await(rig.update("delete from item")))
                    .check(run -> check(rig, run, 2))
                    .run();
        }
    }

    /** Three chunks, so that there is one of each kind: the first, one that is asked for, and the last. */
    @Test
    void streamOfThreeChunks() {
        for (String sql : List.of(
                "select n from generate_series(1, $1) n", "select n from generate_series(1, 200) n where 1 < 2")) {
            try (Rig rig = Rig.on(DATABASE, TIGHT.withPoolSize(2).withStreams(THIRDS))) {
                sweep(rig, streamed(rig, sql), 0, run -> {
                    assertThat(rig.statistics().streams()).isZero();
                    complete(run);
                });
            }
        }
    }

    @Test
    void streamFromACursorInATransaction() {
        try (Rig rig = Rig.on(DATABASE, TIGHT.withPoolSize(1).withStreams(THIRDS))) {
            Mono<?> all =
                    streamed(rig, "select n from generate_series(1, $1) n").collectList();
            sweep(rig, rig.transactional(all), 0, run -> {});
        }
    }

    private static final StreamSettings THIRDS = StreamSettings.DEFAULT.withChunk(79);

    private static Flux<Long> streamed(Rig rig, String sql) {
        BoundStatement statement = sql.contains("$1") ? Rig.bound(sql, 200) : Rig.bound(sql);
        return rig.executor().stream(
                        statement,
                        row -> Objects.requireNonNull(row.get(0, ColumnType.LONG)),
                        Flux.error(new AssertionError("no permit")))
                .flatMapIterable(rows -> rows, 1);
    }

    private static void complete(SweepCase run) {
        boolean driverSaysItWasAll =
                run.fault() == Fault.EMPTY && run.interaction().what().startsWith("map of");
        if (run.outcome() == Outcome.COMPLETED && !driverSaysItWasAll) {
            assertThat(run.values()).hasSize(200);
        }
    }

    private static Mono<Long> bothWrites(Rig rig) {
        return rig.update("insert into item values ($1)", 1).then(rig.update("insert into item values ($1)", 2));
    }

    @Test
    void nestedTransaction() {
        try (Rig rig = Rig.on(DATABASE, TIGHT.withPoolSize(1))) {
            Mono<Long> nested = rig.transactional(rig.update("insert into item values ($1)", 2));
            Mono<Long> both = rig.update("insert into item values ($1)", 1).then(nested);
            sweep(rig, rig.transactional(both), 2, step -> step.what().contains("savepoint"), run -> {});
        }
    }

    private static void sweep(Rig rig, Publisher<?> operation, long rowsWritten, Consumer<SweepCase> check) {
        sweep(rig, operation, rowsWritten, step -> true, check);
    }

    /** Where the driver's {@code validate} throws at its caller, r2dbc-pool loses the connection: no driver does. */
    private static void sweep(
            Rig rig,
            Publisher<?> operation,
            long rowsWritten,
            Predicate<Interaction> steps,
            Consumer<SweepCase> check) {
        FaultSweep all = FaultSweep.of(rig.faults(), () -> operation)
                .every(SHARE)
                .deadline(Duration.ofSeconds(5))
                .before(() -> Rig.await(rig.update("delete from item")))
                .check(run -> {
                    check(rig, run, rowsWritten);
                    check.accept(run);
                });
        Fault[] signals = EnumSet.complementOf(EnumSet.of(Fault.THROW)).toArray(Fault[]::new);
        SweepReport report = all.faults(signals).interactions(steps).run();
        SweepReport thrown = all.faults(Fault.THROW)
                .interactions(steps.and(step -> !step.what().equals("validate")))
                .run();
        System.out.println(report + "; thrown: " + thrown);
        assertThat(report.count(Outcome.CANCELLED)).isPositive();
        assertThat(report.count(Outcome.FAILED)).isPositive();
        assertThat(thrown.count(Outcome.FAILED)).isPositive();
        assertThat(report.fired()).isGreaterThan(report.cases().size() * 3L / 4);
    }

    private static void check(Rig rig, SweepCase run, long rowsWritten) {
        rig.check();
        long rows = Rig.await(rig.numbers("select count(*) from item")).get(0);
        assertThat(rows).as("rows").isIn(0L, rowsWritten);
        assertThat(rig.faults().account())
                .as("each result is consumed once, none of a connection that is closed")
                .matches(account -> account.consumedTwice() == 0 && account.usedAfterClose() == 0);
        if (run.outcome() == Outcome.COMPLETED) {
            assertThat(rows).as("rows of a completed write").isEqualTo(rowsWritten);
        }
        if (run.outcome() == Outcome.FAILED) {
            assertThat(run.error()).isInstanceOf(LeatException.class);
        }
    }
}
