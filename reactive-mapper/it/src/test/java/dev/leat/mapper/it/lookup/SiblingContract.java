package dev.leat.mapper.it.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.error.BadSqlException;
import dev.leat.core.error.RowLimitException;
import dev.leat.core.execution.QueryLog;
import dev.leat.core.execution.Settings;
import dev.leat.core.execution.StreamSettings;
import dev.leat.mapper.Leat;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What rows that were read together do for each other. */
interface SiblingContract extends LookupMap {
    private List<Road> read(int count) {
        List<Road> roads = database().list(roads(count));
        database().clear();
        return roads;
    }

    @Test
    default void theFirstLoadLoadsForAll() {
        List<Road> roads = read(50);
        assertThat(database().value(roads.get(7).town().load()).code()).isEqualTo("T8");
        assertThat(roads.get(7).town().isLoaded()).isTrue();
        assertThat(roads.get(8).town().isLoaded()).as("nobody has asked for it").isFalse();
        assertThat(database().value(roads.get(8).town().load()).code()).isEqualTo("T9");
        assertThat(roads.get(8).town().get().code()).isEqualTo("T9");
        assertThat(database().recorder().count()).isEqualTo(1);
    }

    @Test
    default void loadsAtTheSameTimeShareTheStatement() {
        List<Road> roads = read(300);
        assertThat(database()
                        .list(Flux.fromIterable(roads)
                                .flatMap(road -> road.town().load(), 300)))
                .hasSize(300);
        assertThat(database().recorder().count()).isEqualTo(1);
    }

    @Test
    default void rowsThatWereLoadedTogetherAreSiblingsInTurn() {
        List<String> lands = database()
                .list(roads(200)
                        .concatMap(road -> road.town().load())
                        .concatMap(town -> town.region().load())
                        .concatMap(region -> region.land().load())
                        .map(Land::name));
        assertThat(lands).hasSize(200).startsWith("land 1");
        assertThat(database().recorder().count()).isEqualTo(4);
    }

    @Test
    default void rowsOfAPlanAreSiblings() {
        List<Road> roads = database()
                .list(crud(Road_.entity)
                        .where(Road_.id.le(100L))
                        .with(Road_.town)
                        .limit(100)
                        .all());
        database().clear();
        assertThat(database()
                        .list(Flux.fromIterable(roads)
                                .concatMap(road -> road.town().get().region().load())))
                .hasSize(100);
        assertThat(database().recorder().count()).isEqualTo(1);
    }

    @Test
    default void rowsOfHandWrittenSqlAreSiblings() {
        List<Road> roads = database()
                .list(database()
                        .leat()
                        .sql("select * from road where id <= 40")
                        .map(Road_.entity)
                        .all());
        database().clear();
        assertThat(database()
                        .list(Flux.fromIterable(roads)
                                .concatMap(road -> road.town().load())))
                .hasSize(40);
        assertThat(database().recorder().count()).isEqualTo(1);
    }

    @Test
    default void rowsOfAChunkAreSiblings() {
        Leat chunked = Leat.of(database().pool(), Settings.DEFAULT.withStreams(StreamSettings.DEFAULT.withChunk(100)));
        assertThat(database()
                        .list(chunked.crud(Road_.entity)
                                .where(Road_.id.le(1_000L))
                                .orderBy(Road_.id.asc())
                                .all()
                                .concatMap(road -> road.town().load())))
                .hasSize(1_000);
        long towns = database().recorder().sql().stream()
                .filter(sql -> sql.contains("from \"town\""))
                .count();
        assertThat(towns).isBetween(9L, 11L);
    }

    @Test
    default void aLoadThatFailsMayBeTriedAgain() {
        List<Road> roads = read(20);
        database().admin().update("alter table town rename to town_gone");
        try {
            database().error(BadSqlException.class, roads.get(0).town().load());
        } finally {
            database().admin().update("alter table town_gone rename to town");
        }
        database().clear();
        assertThat(database()
                        .list(Flux.fromIterable(roads)
                                .concatMap(road -> road.town().load())))
                .hasSize(20);
        assertThat(database().recorder().count()).isEqualTo(1);
    }

    @Test
    default void whoCancelsDoesNotDisturbItsSiblings() {
        List<Road> roads = read(100);
        List<Town> towns = database()
                .list(Flux.fromIterable(roads)
                        .flatMap(road -> road.id() % 2 == 0
                                ? road.town().load()
                                : road.town().load().timeout(Duration.ofNanos(1), Mono.empty())));
        assertThat(towns).extracting(Town::id).contains(2L, 50L, 100L);
    }

    @Test
    default void aLoadThatAllHaveCancelledMayBeTriedAgain() {
        List<Road> roads = read(100);
        roads.get(0).town().load().subscribe().dispose();
        assertThat(database()
                        .list(Flux.fromIterable(roads)
                                .concatMap(road -> road.town().load())))
                .hasSize(100);
    }

    @Test
    default void anEmptyRelationIsLoadedAndEmpty() {
        database().run(crud(Region_.entity).insert(new Region(-1, Region_.land.to(null))));
        try {
            List<Region> regions = database()
                    .list(crud(Region_.entity)
                            .where(Region_.id.in(-1L, 1L, 2L))
                            .orderBy(Region_.id.asc())
                            .limit(3)
                            .all());
            assertThat(database()
                            .list(Flux.fromIterable(regions)
                                    .concatMap(region -> region.land().load())))
                    .hasSize(2);
            assertThat(regions.get(0).land().isEmpty()).isTrue();
        } finally {
            database().run(crud(Region_.entity).deleteById(-1L));
        }
    }

    @Test
    default void moreRowsThanTheLimitAreAnErrorThatNamesTheRelation() {
        Leat small = Leat.of(database().pool(), Settings.DEFAULT.withRowLimit(50));
        List<Town> towns = database()
                .list(small.crud(Town_.entity).where(Town_.id.le(50L)).limit(50).all());
        database().run(crud(Road_.entity).insert(new Road(-1, Road_.town.to(1L))));
        try {
            RowLimitException error = database()
                    .error(RowLimitException.class, towns.get(0).roads().load().then());
            assertThat(error.getMessage()).contains("Town.roads");
        } finally {
            database().run(crud(Road_.entity).deleteById(-1L));
        }
    }

    @Test
    default void aStoredRowKnowsTheWayToItsOwn() {
        Road stored = database().value(crud(Road_.entity).insert(new Road(-2, Road_.town.to(3L))));
        try {
            assertThat(database().value(stored.town().load()).code()).isEqualTo("T3");
            Town town = Objects.requireNonNull(database().run(crud(Town_.entity).findById(3L)));
            assertThat(database().list(town.roads().load())).hasSize(2);
            assertThat(database().value(town.roads().count())).isEqualTo(2);
        } finally {
            database().run(crud(Road_.entity).deleteById(-2L));
        }
    }

    @Test
    default void aWriteInTheTransactionDiscardsOnlyWhatNobodyHasAskedFor() {
        QueryLog log = new QueryLog();
        List<String> names = database()
                .value(database()
                        .leat()
                        .transactional(crud(Region_.entity)
                                .where(Region_.id.le(3L))
                                .orderBy(Region_.id.asc())
                                .list()
                                .flatMap(regions -> regions.get(0)
                                        .land()
                                        .load()
                                        .then(database()
                                                .leat()
                                                .sql("update land set name = 'new' where id <= 3")
                                                .update())
                                        .thenMany(Flux.fromIterable(regions))
                                        .concatMap(region -> region.land().load())
                                        .map(Land::name)
                                        .collectList()))
                        .contextWrite(log::install));
        database()
                .run(database()
                        .leat()
                        .sql("update land set name = 'land ' || id where id <= 3")
                        .update());
        assertThat(names).containsExactly("land 1", "new", "new");
        assertThat(log.statements()).isEqualTo(5);
    }

    @Test
    default void withoutAWriteNothingIsDiscardedInATransaction() {
        assertThat(database()
                        .listInTransaction(
                                roads(100).concatMap(road -> road.town().load())))
                .hasSize(100);
        assertThat(database().recorder().count()).isEqualTo(2);
    }

    @Test
    default void anotherTransactionAsksForItself() {
        List<Road> roads = read(10);
        database().run(roads.get(0).town().load());
        String seen = database()
                .value(database()
                        .leat()
                        .transactional(database()
                                .leat()
                                .sql("update town set code = code || 'x' where id = 2")
                                .update()
                                .then(roads.get(1).town().load())
                                .map(Town::code)));
        database()
                .run(database()
                        .leat()
                        .sql("update town set code = 'T2' where id = 2")
                        .update());
        assertThat(seen).isEqualTo("T2x");
    }
}
