package dev.leat.mapper.it.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.testing.Rounds;
import dev.leat.mapper.Crud;
import dev.leat.mapper.it.testing.MappedDatabase;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lookups by key under flatMap take few statements, and never hang. */
interface LookupContract extends LookupMap {
    private Flux<Long> townsOf(MappedDatabase through, int count) {
        Crud<Town, Long> towns = through.leat().crud(Town_.entity);
        return through.leat()
                .crud(Road_.entity)
                .where(Road_.id.le((long) count))
                .limit(count)
                .all()
                .flatMap(road -> towns.findById(road.town().id()))
                .map(Town::id);
    }

    private static List<Long> upTo(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }

    @ParameterizedTest
    @CsvSource({
        "200, 1", "513, 1", "600, 1", "1000, 1", "10000, 1",
        "200, 2", "513, 2", "600, 2", "1000, 2", "10000, 2",
        "200, 10", "513, 10", "600, 10", "1000, 10", "10000, 10"
    })
    default void flatMapOfFindByIdTakesAStatementForEachBatch(int count, int poolSize) {
        try (MappedDatabase through = database().throughPool(poolSize)) {
            List<Long> found = through.list(townsOf(through, count));
            assertThat(found).containsExactlyInAnyOrderElementsOf(upTo(count));
            sentAtMost(1 + LookupMap.batches(count), through);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, 1", "513, 1", "600, 1", "1000, 1", "10000, 1",
        "200, 2", "513, 2", "600, 2", "1000, 2", "10000, 2",
        "200, 10", "513, 10", "600, 10", "1000, 10", "10000, 10"
    })
    default void flatMapOfFindByIdTakesAStatementForEachBatchInATransaction(int count, int poolSize) {
        try (MappedDatabase through = database().throughPool(poolSize)) {
            List<Long> found = through.listInTransaction(townsOf(through, count));
            assertThat(found).containsExactlyInAnyOrderElementsOf(upTo(count));
            sentAtMost(1 + LookupMap.batches(count), through);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10})
    default void tenPipelinesAtOnceShareStatements(int poolSize) {
        try (MappedDatabase through = database().throughPool(poolSize)) {
            List<Long> counts = through.list(
                    Flux.range(0, 10).flatMap(n -> townsOf(through, 1_000).count()));
            assertThat(counts).hasSize(10).containsOnly(1_000L);
            sentAtMost(60, through);
        }
    }

    @Test
    default void aChainOfThreeLookupsPerRowBatchesEachLevel() {
        Crud<Town, Long> towns = crud(Town_.entity);
        Crud<Region, Long> regions = crud(Region_.entity);
        Crud<Land, Long> lands = crud(Land_.entity);
        List<String> names = database()
                .list(roads(1_000)
                        .flatMap(road -> towns.findById(road.town().id()))
                        .flatMap(town -> regions.findById(town.region().id()))
                        .flatMap(region -> lands.findById(region.land().id()))
                        .map(Land::name));
        assertThat(names).hasSize(1_000).contains("land 1", "land 1000");
        sentAtMost(1 + 3 * (1 + LookupMap.batches(1_000)), database());
    }

    @Test
    default void aChainInsideOneFlatMapBatchesEachLevel() {
        Crud<Town, Long> towns = crud(Town_.entity);
        Crud<Region, Long> regions = crud(Region_.entity);
        Crud<Land, Long> lands = crud(Land_.entity);
        List<String> names = database()
                .listInTransaction(roads(1_000)
                        .flatMap(road -> towns.findById(road.town().id())
                                .flatMap(town -> regions.findById(town.region().id()))
                                .flatMap(region -> lands.findById(region.land().id())))
                        .map(Land::name));
        assertThat(names).hasSize(1_000);
        sentAtMost(1 + 3 * (1 + LookupMap.batches(1_000)), database());
    }

    @Test
    default void concatMapOfLoadTakesTwoStatements() {
        List<String> codes = database()
                .list(roads(1_000).concatMap(road -> road.town().load()).map(Town::code));
        assertThat(codes).hasSize(1_000).startsWith("T1", "T2").endsWith("T1000");
        assertThat(database().recorder().count()).isEqualTo(2);
    }

    @Test
    default void lookupsOneAfterTheOtherTakeAStatementEach() {
        Crud<Town, Long> towns = crud(Town_.entity);
        int lookups = Rounds.of(200, 2_000);
        List<Town> found = database().list(Flux.range(1, lookups).concatMap(n -> towns.findById((long) n)));
        assertThat(found).hasSize(lookups);
        assertThat(database().recorder().count()).isEqualTo(lookups);
        assertThat(database().recorder().sql().get(0)).contains("where \"id\" = $1");
    }

    @Test
    default void aLoneLookupInATransactionIsSentAsItIs() {
        database().run(database().leat().transactional(crud(Town_.entity).findById(7L)));
        assertThat(database().recorder().sql()).singleElement().asString().contains("where \"id\" = $1");
    }

    @Test
    default void unbatchedLookupsTakeAStatementEach() {
        Crud<Town, Long> towns = crud(Town_.entity).unbatched();
        assertThat(database().list(Flux.range(1, 20).flatMap(n -> towns.findById((long) n))))
                .hasSize(20);
        assertThat(database().recorder().count()).isEqualTo(20);
    }

    @Test
    default void lookupsByAUniqueColumnShareAStatement() {
        Crud<Town, Long> towns = crud(Town_.entity);
        List<Town> found = database()
                .list(numbersOfTheDatabase(200)
                        .flatMap(n -> towns.where(Town_.code.eq("T" + n)).one()));
        assertThat(found).extracting(Town::id).containsExactlyInAnyOrderElementsOf(upTo(200));
        sentAtMost(2, database());
    }

    @Test
    default void countsOfParentsShareAStatement() {
        List<Town> towns =
                database().list(crud(Town_.entity).where(Town_.id.le(100L)).all());
        database().clear();
        assertThat(database()
                        .list(numbersOfTheDatabase(100)
                                .flatMap(n -> towns.get(n - 1).roads().count())))
                .hasSize(100)
                .containsOnly(1L);
        assertThat(database()
                        .list(numbersOfTheDatabase(100)
                                .flatMap(n -> towns.get(n - 1).roads().exists())))
                .hasSize(100)
                .containsOnly(true);
        sentAtMost(4, database());
    }

    @Test
    default void listsOfParentsThatWereReadTogetherTakeOneStatement() {
        List<Town> towns =
                database().list(crud(Town_.entity).where(Town_.id.le(100L)).all());
        database().clear();
        List<Road> roads = database()
                .list(Flux.fromIterable(towns).concatMap(town -> town.roads().load()));
        assertThat(roads).hasSize(100);
        assertThat(database().recorder().count()).isEqualTo(1);
        assertThat(towns).allMatch(town -> town.roads().isLoaded());
    }

    @Test
    default void listsOfParentsThatWereLookedUpShareAStatement() {
        Crud<Town, Long> towns = crud(Town_.entity);
        List<Road> roads = database()
                .list(numbersOfTheDatabase(100)
                        .flatMap(n -> towns.findById((long) n))
                        .flatMap(town -> town.roads().load()));
        assertThat(roads).hasSize(100);
        sentAtMost(3, database());
    }

    @Test
    default void rowsThatAPipelineHasLookedUpTogetherAreSiblings() {
        Crud<Town, Long> towns = crud(Town_.entity);
        List<Town> found = database().list(numbersOfTheDatabase(10).flatMap(n -> towns.findById((long) n)));
        database().clear();
        assertThat(database()
                        .list(Flux.fromIterable(found)
                                .concatMap(town -> town.region().load())))
                .hasSize(10);
        sentAtMost(2, database());
    }

    @Test
    default void aWriteInTheTransactionDiscardsWhatNobodyHasAskedFor() {
        Mono<List<String>> body = crud(Town_.entity)
                .where(Town_.id.le(3L))
                .orderBy(Town_.id.asc())
                .list()
                .flatMap(towns -> towns.get(0)
                        .region()
                        .load()
                        .then(database()
                                .leat()
                                .sql("update region set land_id = 1 where id = 2")
                                .update())
                        .then(towns.get(1).region().load())
                        .map(region -> List.of(region.land().id().toString())));
        List<String> lands = database()
                .value(database()
                        .leat()
                        .transactional(body.flatMap(seen -> Mono.<List<String>>error(new Undone(seen))))
                        .onErrorResume(Undone.class, undone -> Mono.just(undone.seen())));
        assertThat(lands).containsExactly("1");
    }
}
