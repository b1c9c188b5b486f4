package dev.leat.mapper.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.execution.PoolStatistics;
import dev.leat.core.execution.Settings;
import dev.leat.core.testing.Eventually;
import dev.leat.core.testing.TestDatabase;
import dev.leat.mapper.Leat;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Streams inside of streams, and beside lookups, on pools of any size; every peer hangs at some of these. */
class NestedStreamIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @BeforeAll
    static void fill() {
        Leat leat = Leat.open(DATABASE.url());
        leat.schema()
                .create(Depot_.entity, Parcel_.entity, Label_.entity)
                .then(leat.close())
                .block(LIMIT);
        DATABASE.admin()
                .script(
                        "insert into depot (id, name) select n, 'depot' from generate_series(1, 1000) n",
                        "insert into parcel (id, depot_id, weight) select n, 1 + n % 1000, n % 7"
                                + " from generate_series(1, 50000) n",
                        "analyze");
    }

    private static void idle(Leat leat) {
        assertThat(Eventually.problem(Duration.ofSeconds(5), () -> {
                    PoolStatistics pool = Objects.requireNonNull(leat.database().statistics());
                    return pool.acquired() == 0 && pool.pending() == 0 && pool.streams() == 0 ? null : pool.toString();
                }))
                .isNull();
    }

    // r2dbc-pool#213
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10})
    void fiftyRowsForEachOfAThousandAllCome(int poolSize) {
        Leat leat = Leat.open(DATABASE.url(), Settings.DEFAULT.withPoolSize(poolSize));
        try {
            Mono<Long> rows = leat.crud(Depot_.entity)
                    .find()
                    .all()
                    .flatMap(depot -> leat.crud(Parcel_.entity)
                            .where(Parcel_.depot.eq(depot.id()))
                            .all())
                    .count();
            assertThat(rows.block(LIMIT)).isEqualTo(50_000);
            idle(leat);
        } finally {
            leat.close().block(LIMIT);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4})
    void twelveSlowExportsAndAThousandLookupsAllEnd(int poolSize) {
        Leat leat = Leat.open(DATABASE.url(), Settings.DEFAULT.withPoolSize(poolSize));
        try {
            Mono<Long> exports = Flux.range(0, 12)
                    .flatMap(
                            i -> leat.crud(Parcel_.entity).with(Parcel_.depot).where(Parcel_.id.le(5_000L)).stream()
                                    .limitRate(50)
                                    .delayUntil(parcel ->
                                            parcel.id() % 500 == 0 ? Mono.delay(Duration.ofMillis(20)) : Mono.empty()),
                            12)
                    .count();
            Mono<Long> lookups = Flux.range(1, 1_000)
                    .flatMap(id -> leat.crud(Depot_.entity).unbatched().findById((long) id), 16)
                    .count();
            var both = Objects.requireNonNull(Mono.zip(exports, lookups).block(LIMIT));
            assertThat(both.getT1()).isEqualTo(12 * 5_000);
            assertThat(both.getT2()).isEqualTo(1_000);
            idle(leat);
        } finally {
            leat.close().block(LIMIT);
        }
    }
}
