package dev.leat.core.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.testing.Interaction.Kind;
import dev.leat.core.testing.SweepCase.Outcome;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sweeps hand-written R2DBC, so that the harness is known to find what it is for. */
class FaultSweepIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private final FaultConnectionFactory faults = new FaultConnectionFactory(DATABASE.connections());
    private final ConnectionPool pool = TestDatabase.pool(faults, 2);
    private final DatabaseInvariants invariants =
            DatabaseInvariants.of(DATABASE).watch(pool).patience(Duration.ofMillis(500));

    @BeforeEach
    void createTable() {
        DATABASE.admin().script("drop table if exists item", "create table item (id int)");
    }

    @AfterEach
    void closePool() {
        faults.disarm();
        invariants.unwatch();
        pool.close().onErrorComplete().block();
        faults.closeAll();
    }

    private Flux<Integer> query() {
        return Flux.usingWhen(
                pool.create(),
                connection -> Flux.<Result>from(connection
                                .createStatement("select n from generate_series(1, $1) n")
                                .bind(0, 4)
                                .execute())
                        .concatMap(result -> result.map((row, metadata) -> row.get(0, Integer.class))),
                Connection::close);
    }

    private Flux<Long> twoWrites() {
        return Flux.usingWhen(
                pool.create(),
                c -> Flux.concat(c.beginTransaction(), insert(c, 1), insert(c, 2), c.commitTransaction())
                        .cast(Long.class),
                Connection::close,
                (c, error) ->
                        Mono.from(c.rollbackTransaction()).onErrorComplete().then(Mono.from(c.close())),
                c -> Mono.from(c.rollbackTransaction()).onErrorComplete().then(Mono.from(c.close())));
    }

    private static Publisher<Long> insert(Connection connection, int id) {
        return Flux.defer(() -> connection
                        .createStatement("insert into item values ($1)")
                        .bind(0, id)
                        .execute())
                .concatMap(Result::getRowsUpdated);
    }

    @Test
    void sweepsAQueryOverEveryInteraction() {
        SweepReport report = FaultSweep.of(faults, this::query)
                .faults(Fault.CANCEL, Fault.ERROR, Fault.THROW, Fault.OTHER_THREAD)
                .interactions(
                        step -> step.what().contains("execute") || step.what().contains("bind"))
                .before(() -> query().blockLast())
                .check(run -> {
                    assertThat(run.fired()).isTrue();
                    invariants.check();
                })
                .run();
        System.out.println("query: " + report);
        assertThat(report.cases()).hasSizeGreaterThan(15).allMatch(SweepCase::fired);
        assertThat(report.count(Outcome.CANCELLED)).isPositive();
        assertThat(report.count(Outcome.FAILED)).isPositive();
        assertThat(report.journal()).extracting(Interaction::kind).contains(Kind.ROW, Kind.COMPLETE);
    }

    @Test
    void saysWhichInteractionLeavesAPartOfTheWork() {
        assertThatThrownBy(() -> FaultSweep.of(faults, this::withoutTransaction)
                        .faults(Fault.ERROR)
                        .before(() -> DATABASE.admin().update("truncate item"))
                        .check(run -> assertThat(DATABASE.admin().count("item"))
                                .as("rows")
                                .isIn(0L, 2L))
                        .run())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("runs went wrong")
                .hasMessageContaining("fault=ERROR, interaction=")
                .hasMessageContaining("[rows]");
    }

    private Flux<Long> withoutTransaction() {
        return Flux.usingWhen(pool.create(), c -> Flux.concat(insert(c, 1), insert(c, 2)), Connection::close);
    }

    @Test
    void findsNoPartialWriteInATransaction() {
        SweepReport report = FaultSweep.of(faults, this::twoWrites)
                .faults(Fault.ERROR, Fault.THROW)
                .interactions(step -> step.what().contains("insert"))
                .before(() -> {
                    query().blockLast();
                    DATABASE.admin().update("truncate item");
                })
                .check(run -> assertThat(DATABASE.admin().count("item")).isIn(0L, 2L))
                .run();
        System.out.println("transaction: " + report);
        assertThat(report.fired()).isEqualTo(report.cases().size());
    }

    @Test
    void hangIsAFailureThatNamesTheInteraction() {
        assertThatThrownBy(() -> FaultSweep.of(faults, this::query)
                        .faults(Fault.NEVER)
                        .before(() -> query().blockLast())
                        .interactions(step ->
                                step.kind() == Kind.SUBSCRIBE && step.what().startsWith("execute"))
                        .deadline(Duration.ofMillis(200))
                        .run())
                .hasMessageContaining("1 runs went wrong")
                .hasMessageContaining("hung for PT0.2S")
                .hasMessageContaining("fault=NEVER, interaction=");
    }

    @Test
    void operationThatThrowsAtItsCallerIsAFailure() {
        assertThatThrownBy(() -> FaultSweep.of(
                                faults, () -> Flux.from(faults.create()).concatMap(Connection::close))
                        .faults(Fault.THROW)
                        .interactions(step -> step.what().equals("create"))
                        .run())
                .hasMessageContaining("thrown at the caller, not signalled");
    }

    @Test
    void leakIsFound() {
        assertThatThrownBy(() -> FaultSweep.of(faults, this::leaky)
                        .faults(Fault.ERROR)
                        .before(() -> query().blockLast())
                        .interactions(step ->
                                step.kind() == Kind.SUBSCRIBE && step.what().startsWith("execute"))
                        .check(run -> invariants.check())
                        .run())
                .hasMessageContaining("INV-POOL: acquired 1");
    }

    private Mono<Void> leaky() {
        return pool.create()
                .flatMap(connection -> Flux.<Result>from(
                                connection.createStatement("select 1").execute())
                        .flatMap(Result::getRowsUpdated)
                        .then(Mono.from(connection.close())));
    }

    @Test
    void operationThatFailsWithoutAFaultIsNotSwept() {
        assertThatThrownBy(() -> FaultSweep.of(faults, () -> Flux.error(new IllegalStateException()))
                        .run())
                .hasMessageContaining("fails without a fault");
    }
}
