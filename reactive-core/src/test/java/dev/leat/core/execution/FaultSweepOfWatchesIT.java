package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.query.ColumnType;
import dev.leat.core.testing.Eventually;
import dev.leat.core.testing.Fault;
import dev.leat.core.testing.FaultSweep;
import dev.leat.core.testing.Rounds;
import dev.leat.core.testing.SweepReport;
import dev.leat.core.testing.TestDatabase;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;

/** Whatever goes wrong at whichever step of a driver: each statement that was announced ends once for those who watch. */
class FaultSweepOfWatchesIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Settings TIGHT = Rig.SHORT
            .withPoolSize(2)
            .withStatementTimeout(Duration.ofMillis(200))
            .withCloseTimeout(Duration.ofMillis(100))
            .withCancelGrace(Duration.ofMillis(20))
            .withStreams(StreamSettings.DEFAULT.withChunk(19));

    private final AtomicInteger running = new AtomicInteger();
    private final AtomicInteger endedTwice = new AtomicInteger();

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
    void shortSelect() {
        sweep(
                executor -> executor.rows(
                        Rig.bound("select n from generate_series(1, $1) n", 9), FaultSweepOfWatchesIT::number, 1_000),
                Fault.CANCEL,
                Fault.REENTRANT_CANCEL,
                Fault.ERROR,
                Fault.EMPTY,
                Fault.NEVER,
                Fault.DUPLICATE_TERMINAL);
    }

    @Test
    void transactionOfTwoWrites() {
        sweep(executor -> executor.transactional(
                TransactionOptions.DEFAULT,
                executor.update(Rig.bound("insert into item values ($1)", 1))
                        .then(executor.update(Rig.bound("insert into item values ($1)", 2)))));
    }

    @Test
    void streamOfThreeChunks() {
        sweep(this::stream);
    }

    @Test
    void streamFromACursorInATransaction() {
        sweep(executor -> executor.transactional(
                TransactionOptions.DEFAULT, stream(executor).then(Mono.just(1))));
    }

    private Flux<Long> stream(StatementExecutor executor) {
        return executor.stream(
                        Rig.bound("select n from generate_series(1, $1) n", 50),
                        FaultSweepOfWatchesIT::number,
                        Flux.error(new AssertionError("no permit")))
                .flatMapIterable(rows -> rows, 1);
    }

    private static Long number(ResultRow row) {
        return Objects.requireNonNull(row.get(0, ColumnType.LONG));
    }

    /** Without the faults that take long, each of which waits for time limits. */
    private void sweep(Function<StatementExecutor, Publisher<?>> operation) {
        sweep(operation, Fault.CANCEL, Fault.ERROR, Fault.DUPLICATE_TERMINAL);
    }

    private void sweep(Function<StatementExecutor, Publisher<?>> operation, Fault... faults) {
        AtomicInteger announced = new AtomicInteger();
        StatementWatch watch = statement -> {
            announced.incrementAndGet();
            return new Ending();
        };
        try (Rig rig = Rig.on(DATABASE, TIGHT)) {
            StatementExecutor executor = rig.executor().observed(context -> watch);
            SweepReport report = FaultSweep.of(rig.faults(), () -> operation.apply(executor))
                    .deadline(Duration.ofSeconds(5))
                    .faults(faults)
                    .every(Rounds.of(4, 1))
                    .before(() -> Rig.await(rig.update("delete from item")))
                    .check(run -> {
                        rig.check();
                        assertThat(Eventually.problem(Duration.ofSeconds(5), this::problem))
                                .isNull();
                    })
                    .run();
            assertThat(report.fired()).isPositive();
        }
        assertThat(announced.get()).isGreaterThan(Rounds.of(5, 20));
        assertThat(endedTwice).hasValue(0);
    }

    private @Nullable String problem() {
        int left = running.get();
        return left == 0 ? null : left + " never ended";
    }

    private final class Ending implements StatementEnd {
        private final AtomicInteger ends = new AtomicInteger();

        Ending() {
            running.incrementAndGet();
        }

        @Override
        public void ended(long rows, long nanos, @Nullable Throwable error) {
            running.decrementAndGet();
            if (ends.incrementAndGet() > 1) {
                endedTwice.incrementAndGet();
            }
        }
    }
}
