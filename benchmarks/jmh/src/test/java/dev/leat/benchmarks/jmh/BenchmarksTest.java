package dev.leat.benchmarks.jmh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.codec.DecodingBenchmark;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured is what is meant: without measuring. */
class BenchmarksTest {
    @Test
    void rendersStatements() {
        RenderingBenchmark benchmark = new RenderingBenchmark();
        assertThat(benchmark.selectByKey().sql()).contains("\"id\" = $1");
        assertThat(benchmark.selectPage().sql())
                .contains("like $2", "order by", "limit")
                .isEqualTo(benchmark.selectPageFirst().sql());
        assertThat(benchmark.insertThousandRows().sql()).startsWith("insert into");
        assertThat(benchmark.insertThousandRows().binds()).hasSize(5);
    }

    @Test
    void readsTheSameRowsByHandAndByLeat() {
        ReadingBenchmark benchmark = new ReadingBenchmark();
        assertThat(benchmark.byHand()).hasSize(ReadingBenchmark.ROWS);
        assertThat(benchmark.byLeat()).hasSize(ReadingBenchmark.ROWS);
        assertThat(benchmark.streamedByLeat()).isEqualTo(ReadingBenchmark.ROWS);
        Order order = benchmark.byLeat().get(41);
        ReadingBenchmark.PlainOrder plain = benchmark.byHand().get(41);
        assertThat(order.id()).isEqualTo(plain.id());
        Long customerId = order.customer().id();
        assertThat(customerId).isEqualTo(plain.customerId());
        assertThat(order.total()).isEqualTo(plain.total());
        assertThat(order.note()).isEqualTo(plain.note());
        assertThat(order.placedAt()).isEqualTo(plain.placedAt());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void findsEveryKey(boolean batched) {
        BatchingBenchmark benchmark = new BatchingBenchmark();
        benchmark.batched = batched;
        assertThat(benchmark.lookups()).isEqualTo(BatchingBenchmark.LOOKUPS);
    }

    @Test
    void plansThreeStatements() {
        PlanningBenchmark benchmark = new PlanningBenchmark();
        assertThat(benchmark.plan().toString())
                .isEqualTo(benchmark.buildAndPlan().toString());
        assertThat(benchmark.plan().statements()).hasSize(3);
        assertThat(benchmark.build()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"driver", "leat"})
    void decodesTheSameValues(String codecs) {
        DecodingBenchmark benchmark = new DecodingBenchmark();
        benchmark.codecs = codecs;
        benchmark.register();
        assertThat(benchmark.bigint()).isEqualTo(123_456_789_012L);
        assertThat(benchmark.bigintBinary()).isEqualTo(123_456_789_012L);
        assertThat(benchmark.numeric()).isEqualTo(new BigDecimal("7919.25"));
        assertThat(benchmark.varchar()).isEqualTo("note 42 of an order");
        OffsetDateTime expected = OffsetDateTime.parse("2024-03-01T12:34:56.123456Z");
        assertThat(benchmark.timestamptz()).isEqualTo(expected);
        assertThat(benchmark.timestamptzBinary()).isEqualTo(expected);
    }
}
