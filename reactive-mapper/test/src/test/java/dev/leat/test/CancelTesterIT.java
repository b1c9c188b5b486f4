package dev.leat.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.testing.Fault;
import dev.leat.core.testing.Rounds;
import dev.leat.core.testing.SweepCase;
import dev.leat.core.testing.SweepCase.Outcome;
import dev.leat.core.testing.SweepReport;
import dev.leat.mapper.Crud;
import dev.leat.mapper.Leat;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What survives every fault passes, and what leaks fails, with the run that shows it. */
@LeatTest
class CancelTesterIT {
    /** Of the runs that are to pass, one in so many. */
    private static final int SHARE = Rounds.of(4, 1);

    private final Leat leat;

    CancelTesterIT(Leat leat) {
        this.leat = leat;
    }

    @BeforeAll
    static void createTable(Leat leat) {
        leat.schema().create(Item_.entity).block();
    }

    @BeforeEach
    void insertOne() {
        leat.sql("delete from item").update().block();
        items(leat).insert(Item.of(1)).block();
    }

    private static Crud<Item, Long> items(Leat leat) {
        return leat.crud(Item_.entity);
    }

    private static void sawEverything(SweepReport report) {
        assertThat(report.count(Outcome.CANCELLED)).isPositive();
        assertThat(report.count(Outcome.FAILED)).isPositive();
        assertThat(report.cases()).extracting(SweepCase::fault).contains(Fault.THROW, Fault.EMPTY, Fault.NEVER);
        assertThat(report.fired()).isGreaterThan(report.cases().size() * 9L / 10);
        System.out.println(report);
    }

    @Test
    void findById(CancelTester tester) {
        sawEverything(tester.every(SHARE)
                .rows("item", 1, 1)
                .check(run -> {
                    if (run.outcome() == Outcome.COMPLETED && run.fault() != Fault.EMPTY) {
                        assertThat(run.values()).containsExactly(Item.of(1));
                    }
                })
                .run(tested -> items(tested).findById(1L)));
    }

    @Test
    void insert(CancelTester tester) {
        sawEverything(tester.before("delete from item")
                .every(SHARE)
                .rows("item", 0, 1)
                .run(tested -> items(tested).insert(Item.of(1))));
    }

    @Test
    void transactionOfTwoWrites(CancelTester tester) {
        sawEverything(tester.before("delete from item")
                .every(SHARE)
                .rows("item", 0, 2)
                .poolSize(1)
                .run(tested -> tested.transactional(
                        items(tested).insert(Item.of(1)).then(items(tested).insert(Item.of(2))))));
    }

    @Test
    void findsAConnectionThatIsNotClosedOnError(CancelTester tester) {
        assertThatThrownBy(() -> tester.faults(Fault.ERROR).runOnConnections(CancelTesterIT::leaksOnError))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("runs went wrong")
                .hasMessageContaining("fault=ERROR")
                .hasMessageContaining("INV-POOL: acquired 1");
    }

    private static Mono<Long> leaksOnError(ConnectionFactory connections) {
        return Mono.<Connection>from(connections.create())
                .flatMap(connection -> count(connection)
                        .flatMap(rows -> Mono.from(connection.close()).thenReturn(rows)));
    }

    @Test
    void findsAConnectionThatIsLostByACancel(CancelTester tester) {
        assertThatThrownBy(() -> tester.faults(Fault.CANCEL).runOnConnections(CancelTesterIT::leaksOnCancel))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("fault=CANCEL")
                .hasMessageContaining("INV-POOL: acquired 1");
    }

    private static Mono<Void> leaksOnCancel(ConnectionFactory connections) {
        return Mono.<Connection>from(connections.create())
                .delayUntil(connection -> count(connection)
                        .onErrorResume(error -> Mono.from(connection.close()).then(Mono.error(error))))
                .flatMap(connection -> Mono.from(connection.close()));
    }

    private static Mono<Long> count(Connection connection) {
        return Flux.<Result>from(
                        connection.createStatement("select count(*) from item").execute())
                .concatMap(result -> result.map(row -> row.get(0, Long.class)))
                .single();
    }

    @Test
    void findsAWriteThatIsLeftHalf(CancelTester tester) {
        assertThatThrownBy(() -> tester.before("delete from item")
                        .rows("item", 0, 2)
                        .faults(Fault.ERROR)
                        .run(tested -> items(tested)
                                .insert(Item.of(1))
                                .then(items(tested).insert(Item.of(2)))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("1 rows in item, not 2 or 0");
    }

    @Test
    void saysThatAnOperationFailsWithoutAFault(CancelTester tester) {
        assertThatThrownBy(() -> tester.run(tested -> Mono.error(new IllegalStateException("always"))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("fails without a fault");
    }

    @Test
    void findsASwallowedWrite(CancelTester tester) {
        assertThatThrownBy(() -> tester.before("delete from item")
                        .rows("item", 0, 1)
                        .faults(Fault.ERROR)
                        .run(tested -> items(tested).insert(Item.of(1)).onErrorComplete()))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("0 rows in item, not 1");
    }

    @Test
    void manyValues(CancelTester tester) {
        Flux<Item> three = Flux.range(1, 3).map(Item::of);

        SweepReport report = tester.before("delete from item")
                .rows("item", 0, 3)
                .faults(Fault.CANCEL)
                .run(tested -> items(tested).insertAll(three));

        assertThat(report.cases()).isNotEmpty();
        assertThat(List.of(Outcome.CANCELLED, Outcome.COMPLETED))
                .containsAll(report.cases().stream().map(SweepCase::outcome).toList());
    }
}
