package dev.leat.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.testing.Fault;
import dev.leat.core.testing.Rounds;
import dev.leat.core.testing.SweepCase.Outcome;
import dev.leat.core.testing.SweepReport;
import dev.leat.mapper.Leat;
import io.r2dbc.spi.Connection;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

@LeatTest(url = "r2dbc:h2:mem:///any")
class H2CancelTesterIT {
    @BeforeAll
    static void createTable(Leat leat) {
        leat.schema().create(Item_.entity).block();
    }

    @Test
    void transactionOfTwoWrites(CancelTester tester) {
        SweepReport report = tester.before("delete from item")
                .rows("item", 0, 2)
                .faults(Fault.CANCEL, Fault.ERROR, Fault.THROW)
                .every(Rounds.of(4, 1))
                .run(leat -> leat.transactional(leat.crud(Item_.entity)
                        .insert(Item.of(1))
                        .then(leat.crud(Item_.entity).insert(Item.of(2)))));

        assertThat(report.count(Outcome.CANCELLED)).isPositive();
        assertThat(report.count(Outcome.FAILED)).isPositive();
    }

    @Test
    void findsALeak(CancelTester tester) {
        assertThatThrownBy(() -> tester.faults(Fault.CANCEL)
                        .runOnConnections(pool -> Mono.<Connection>from(pool.create())
                                .delayUntil(connection -> connection.validate(io.r2dbc.spi.ValidationDepth.LOCAL))
                                .flatMap(connection -> Mono.from(connection.close()))))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("INV-POOL: acquired 1");
    }
}
