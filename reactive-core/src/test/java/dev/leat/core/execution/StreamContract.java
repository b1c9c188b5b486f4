package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.SqlRows;
import dev.leat.core.error.UsageException;
import dev.leat.core.query.ColumnType;
import dev.leat.core.testing.StrictSubscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.util.context.Context;

/** A result that comes in chunks is the same result. */
interface StreamContract extends ContractDatabase {
    @BeforeEach
    default void createSeries() {
        run("drop table if exists series", "create table series (n bigint primary key)");
        run(
                isPostgres()
                        ? "insert into series select generate_series(1, 3500)"
                        : "insert into series select x from system_range(1, 3500)");
    }

    private SqlRows<Long> numbers(long limit) {
        return database()
                .sql("select n from series where n <= :limit order by n")
                .bind("limit", limit)
                .as(ColumnType.LONG);
    }

    private void streamed() {
        int settled = database().executor().settings().streams().chunk();
        for (long rows : new long[] {0, 1, settled - 1, settled, settled + 1, settled + 2, 2L * settled + 2, 3_500}) {
            List<Long> expected = LongStream.rangeClosed(1, rows).boxed().toList();
            assertThat(await(numbers(rows).stream().collectList())).isEqualTo(expected);
            assertThat(await(numbers(rows).stream().limitRate(3).collectList())).isEqualTo(expected);
            assertThat(await(database().transactional(numbers(rows).stream().collectList())))
                    .isEqualTo(expected);
        }
    }

    @Test
    default void streamedRowsAreAllRowsInOrder() {
        streamed();
    }

    @Test
    default void streamMayBeCutAnywhere() {
        for (int rows : new int[] {1, 10, 999, 1_000, 1_001, 1_002, 2_500}) {
            assertThat(await(numbers(3_500).stream().take(rows).collectList())).hasSize(rows);
            assertThat(await(database()
                            .transactional(numbers(3_500).stream().take(rows).collectList())))
                    .hasSize(rows);
        }
        eventually(
                () -> assertThat(Objects.requireNonNull(database().statistics()).streams())
                        .isZero());
    }

    @Test
    default void streamsInsideStreamsAllEnd() {
        long found = await(numbers(50).stream()
                .flatMap(n -> numbers(1_200).stream().filter(m -> m.equals(n)), 50)
                .count());
        assertThat(found).isEqualTo(50);
        List<Long> inTransaction = await(database()
                .transactional(numbers(1_200).stream()
                        .concatMap(n -> n % 400 == 0 ? numbers(3).stream() : Flux.empty())
                        .collectList()));
        assertThat(inTransaction).containsExactly(1L, 2L, 3L, 1L, 2L, 3L, 1L, 2L, 3L);
    }

    @Test
    default void mapperThatThrowsEndsTheStreamAndNothingElse() {
        IllegalStateException mine = new IllegalStateException("mine");
        List<Object> seen = new ArrayList<>();
        Flux<Object> broken = database()
                .sql("select n from series order by n")
                .<Object>map(row -> {
                    if (Objects.equals(row.get(0, ColumnType.LONG), 1_500L)) {
                        throw mine;
                    }
                    return row;
                })
                .stream()
                .doOnNext(seen::add);
        assertThatThrownBy(() -> await(broken.collectList())).isSameAs(mine);
        assertThat(seen).hasSize(database().executor().settings().streams().chunk() + 1);
        streamed();
    }

    @Test
    default void consistentReadsSeeOneSnapshotAndComeAsTheyAreAskedFor() {
        String insert = "insert into series values (:n)";
        Flux<Long> both = Flux.concat(
                numbers(1_000_000).stream(),
                database()
                        .sql(insert)
                        .bind("n", 9_001L)
                        .update()
                        .contextWrite(context -> Context.empty())
                        .flux(),
                numbers(1_000_000).stream());
        List<Long> seen = await(database().consistent(both).collectList());
        assertThat(seen).hasSize(2 * 3_500 + 1);
        StrictSubscriber<Long> slow =
                StrictSubscriber.<Long>demanding(5).to(database().consistent(numbers(1_000_000).stream()));
        eventually(() -> assertThat(slow.values()).hasSize(5));
        assertThat(slow.completed()).isFalse();
        slow.request(2_000);
        eventually(() -> assertThat(slow.values()).hasSize(2_005));
        slow.cancel();
        slow.keptTheRules();
        assertThat(await(database().consistent(numbers(10).stream().collectList())))
                .hasSize(10);
        assertThatThrownBy(() -> await(database()
                        .transactional(
                                database().consistent(numbers(3).stream()).then())))
                .isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> await(database()
                        .consistent(Flux.error(new IllegalStateException("mine")))
                        .then()))
                .hasMessage("mine");
        if (isPostgres()) {
            assertThatThrownBy(() -> await(database()
                            .consistent(database()
                                    .sql(insert)
                                    .bind("n", 9_002L)
                                    .update()
                                    .flux())
                            .then()))
                    .hasMessageContaining("25006");
        }
    }
}
