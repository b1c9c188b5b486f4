package dev.leat.mapper.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.execution.Settings;
import dev.leat.core.execution.StreamSettings;
import dev.leat.core.testing.TestDatabase;
import dev.leat.mapper.Leat;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Nested transactions that read on from a stream of entities of the transaction around them. */
class NestedTransactionStreamIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Leat LEAT = Leat.open(
            DATABASE.url(),
            Settings.DEFAULT
                    .withPoolSize(2)
                    .withAcquireTimeout(Duration.ofSeconds(2))
                    .withStreams(StreamSettings.DEFAULT.withChunk(10)));

    @BeforeAll
    static void fill() {
        LEAT.schema().create(Depot_.entity, Parcel_.entity, Label_.entity).block(LIMIT);
        DATABASE.admin()
                .script(
                        "insert into depot (id, name) select n, 'depot' from generate_series(1, 100) n",
                        "insert into parcel (id, depot_id, weight) select n, 1 + n % 100, 1"
                                + " from generate_series(1, 500) n");
    }

    @AfterAll
    static void close() {
        LEAT.close().block(LIMIT);
    }

    private static Mono<Long> heavier(Parcel parcel) {
        return LEAT.sql("update parcel set weight = weight + 1 where id = :id")
                .bind("id", parcel.id())
                .update();
    }

    private static <T> T run(Mono<T> body) {
        return Objects.requireNonNull(LEAT.transactional(body).block(LIMIT));
    }

    private static Flux<Depot> depots() {
        return LEAT.crud(Depot_.entity).find().orderBy(Depot_.id.asc()).with(Depot_.parcels).stream();
    }

    @Test
    void relationsOfAStreamAreLoadedWithinTheNestedOne() {
        Mono<Long> body = depots().window(25)
                .concatMap(window -> LEAT.transactional(
                        window.concatMapIterable(depot -> depot.parcels().list())
                                .concatMap(NestedTransactionStreamIT::heavier)
                                .count()))
                .reduce(0L, Long::sum);
        assertThat(run(body)).isEqualTo(500);
    }

    @Test
    void lookupsOfTheStreamsPipelineAreDoneWithinTheNestedOne() {
        Mono<Long> body = LEAT.crud(Parcel_.entity).find().orderBy(Parcel_.id.asc()).stream()
                .concatMap(parcel -> parcel.depot().load())
                .window(25)
                .concatMap(window -> LEAT.transactional(window.count()))
                .reduce(0L, Long::sum);
        assertThat(run(body)).isEqualTo(500);
    }

    @Test
    void rowsOfTheTransactionAroundLoadTheirRelationsInside() {
        Mono<Long> body = LEAT.crud(Depot_.entity)
                .find()
                .list()
                .flatMapMany(Flux::fromIterable)
                .flatMap(depot -> LEAT.transactional(depot.parcels().load().count()))
                .reduce(0L, Long::sum);
        assertThat(run(body)).isEqualTo(500);
    }

    @Test
    void siblingsMayBeLoadedInsideAndBesideANestedOne() {
        Mono<Long> body = LEAT.crud(Depot_.entity)
                .find()
                .list()
                .flatMap(all -> Mono.zip(
                                LEAT.transactional(all.get(0).parcels().load().count()),
                                all.get(1).parcels().load().count(),
                                LEAT.transactional(all.get(2).parcels().load().count()))
                        .map(three -> three.getT1() + three.getT2() + three.getT3()));
        assertThat(run(body)).isEqualTo(15);
        Mono<Long> other = LEAT.crud(Depot_.entity)
                .find()
                .list()
                .flatMap(all -> Mono.zip(
                                all.get(1).parcels().load().count(),
                                LEAT.transactional(LEAT.transactional(
                                        all.get(0).parcels().load().count())))
                        .map(two -> two.getT1() + two.getT2()));
        assertThat(run(other)).isEqualTo(10);
    }

    @Test
    void bulkWritesReadOnFromAStream() {
        Mono<List<Long>> body = LEAT.crud(Parcel_.entity).find().orderBy(Parcel_.id.asc()).stream()
                .take(100)
                .window(30)
                .concatMap(window -> LEAT.transactional(
                        LEAT.crud(Parcel_.entity).updateAll(window).count()))
                .collectList();
        assertThat(run(body)).containsExactly(30L, 30L, 30L, 10L);
    }
}
