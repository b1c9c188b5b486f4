package dev.leat.mapper.it.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.error.BadSqlException;
import dev.leat.core.error.UsageException;
import dev.leat.core.execution.QueryLog;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who is a sibling of whom, for how long, and what that keeps. */
interface SiblingReachContract extends LookupMap {
    private static Object one(Road road) {
        return road.town();
    }

    /** Makes 20 roads of one town, and gives the town back. */
    private void withTwentyRoadsOfTown1(Runnable test) {
        database()
                .run(crud(Road_.entity)
                        .insertAll(Flux.range(1, 20).map(n -> new Road(-n, Road_.town.to(1L))))
                        .then());
        database().clear();
        try {
            test.run();
        } finally {
            database()
                    .run(crud(Road_.entity)
                            .deleteAll(crud(Road_.entity).where(Road_.id.lt(0L)).all())
                            .then());
        }
    }

    @Test
    default void siblingsWithOneKeyTakeOneStatement() {
        withTwentyRoadsOfTown1(() -> {
            List<Road> roads = database()
                    .list(crud(Road_.entity).where(Road_.id.lt(0L)).list().flatMapIterable(r -> r));
            database().clear();
            assertThat(database()
                            .list(Flux.fromIterable(roads)
                                    .concatMap(road -> road.town().load())))
                    .hasSize(20)
                    .extracting(Town::id)
                    .containsOnly(1L);
            assertThat(database().recorder().count()).isEqualTo(1);
        });
    }

    @Test
    default void theRowsOfALoneLoadAreSiblings() {
        withTwentyRoadsOfTown1(() -> {
            Town town = Objects.requireNonNull(database().run(crud(Town_.entity).findById(1L)));
            database().clear();
            assertThat(database()
                            .list(town.roads()
                                    .load()
                                    .concatMap(road -> road.town().load())))
                    .hasSize(21);
            assertThat(database().recorder().count()).isEqualTo(2);
        });
    }

    @Test
    default void aWalkTakesAStatementForEachLevel() {
        withTwentyRoadsOfTown1(() -> {
            Flux<Object> walk = crud(Town_.entity)
                    .findById(1L)
                    .cast(Object.class)
                    .expand(node -> node instanceof Town town && town.id() == 1L
                            ? town.roads().load()
                            : node instanceof Road road
                                    ? road.town()
                                            .load()
                                            .flatMap(town -> town.region().load())
                                    : Mono.empty());
            assertThat(database().list(walk)).hasSize(1 + 21 + 21);
            sentAtMost(4, database());
        });
    }

    @Test
    default void aStrictLogRefusesTheLoadOfAList() {
        List<Town> towns =
                database().list(crud(Town_.entity).where(Town_.id.le(3L)).all());
        database().clear();
        UsageException error = database()
                .error(
                        UsageException.class,
                        Flux.fromIterable(towns)
                                .concatMap(town -> town.roads().load())
                                .then()
                                .contextWrite(QueryLog.strict()::install));
        assertThat(error.code()).isEqualTo("LoadOutsidePlan");
        assertThat(database().recorder().count()).isZero();
    }

    private void rename(String name) {
        database()
                .run(database()
                        .leat()
                        .sql("update land set name = '" + name + "' || id where id <= 9")
                        .update());
    }

    @Test
    default void whatNobodyHasAskedForIsReadAgainAfterAWriteOutsideATransaction() {
        List<Region> regions = database()
                .list(crud(Region_.entity)
                        .where(Region_.id.le(9L))
                        .orderBy(Region_.id.asc())
                        .list()
                        .flatMapIterable(all -> all));
        try {
            assertThat(database().value(regions.get(0).land().load()).name()).isEqualTo("land 1");
            rename("new ");
            assertThat(database().value(regions.get(1).land().load()).name()).isEqualTo("new 2");
            database()
                    .run(database()
                            .leat()
                            .transactional(database()
                                    .leat()
                                    .sql("update land set name = 'newer ' || id where id <= 9")
                                    .update()));
            assertThat(database().value(regions.get(2).land().load()).name()).isEqualTo("newer 3");
            database().clear();
            assertThat(database()
                            .list(Flux.fromIterable(regions)
                                    .concatMap(region -> region.land().load())))
                    .extracting(Land::name)
                    .startsWith("land 1", "new 2", "newer 3", "newer 4")
                    .endsWith("newer 9");
            sentAtMost(4, database());
        } finally {
            rename("land ");
        }
    }

    @Test
    default void writesInBetweenDoNotMakeOfEachRowAReadOfTheWholeList() {
        List<Road> roads = database().list(roads(200));
        QueryLog log = new QueryLog();
        Mono<Long> write = database()
                .leat()
                .sql("update land set name = name where id = 1")
                .update();
        assertThat(database()
                        .list(Flux.fromIterable(roads)
                                .concatMap(road -> road.town().load().delayUntil(town -> write))
                                .contextWrite(log::install)))
                .hasSize(200);
        long rows = log.entries().stream()
                .filter(entry -> entry.sql().contains("town"))
                .mapToLong(QueryLog.Entry::rows)
                .sum();
        assertThat(rows).isLessThan(3 * 200);
    }

    @Test
    default void aRowThatIsKeptDoesNotKeepItsList() {
        List<Road> kept = new ArrayList<>();
        List<WeakReference<Object>> handles = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            List<Road> roads = database().list(roads(1_000));
            if (i % 2 == 1) {
                database().run(roads.get(0).town().load());
            }
            kept.add(roads.get(500));
            roads.forEach(road -> handles.add(new WeakReference<>(one(road))));
        }
        assertThat(aliveAfterCollection(handles, 5 * 40)).isLessThanOrEqualTo(5 * 40);
        assertThat(kept).hasSize(5);
    }

    @Test
    default void aRowWhoseRelationIsLoadedKeepsNothing() {
        List<Road> roads = database().list(roads(1_000));
        List<WeakReference<Object>> handles = new ArrayList<>();
        roads.forEach(road -> handles.add(new WeakReference<>(one(road))));
        Road kept = roads.get(500);
        database().run(kept.town().load());
        roads.clear();
        assertThat(aliveAfterCollection(handles, 1)).isEqualTo(1);
        assertThat(kept.town().isLoaded()).isTrue();
    }

    private static long aliveAfterCollection(List<WeakReference<Object>> handles, long enough) {
        long alive = handles.size();
        for (int i = 0; i < 20 && alive > enough; i++) {
            System.gc();
            alive = handles.stream().filter(handle -> handle.get() != null).count();
        }
        return alive;
    }

    @Test
    default void aLoadThatIsGivenUpWhileAnotherJoinsEndsForBoth() throws InterruptedException {
        ExecutorService other = Executors.newSingleThreadExecutor();
        AtomicInteger ended = new AtomicInteger();
        int rounds = 300;
        try {
            for (int i = 0; i < rounds; i++) {
                List<Road> roads = database().list(roads(2));
                Disposable first = roads.get(0).town().load().subscribe();
                AtomicInteger ready = new AtomicInteger();
                other.execute(() -> {
                    ready.incrementAndGet();
                    while (ready.get() < 2) {
                        Thread.onSpinWait();
                    }
                    roads.get(1)
                            .town()
                            .load()
                            .doFinally(signal -> ended.incrementAndGet())
                            .subscribe();
                });
                while (ready.get() < 1) {
                    Thread.onSpinWait();
                }
                ready.incrementAndGet();
                for (int spin = ThreadLocalRandom.current().nextInt(600); spin > 0; spin--) {
                    Thread.onSpinWait();
                }
                first.dispose();
            }
            other.shutdown();
            assertThat(other.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
            for (int i = 0; i < 600 && ended.get() < rounds; i++) {
                TimeUnit.MILLISECONDS.sleep(50);
            }
        } finally {
            other.shutdownNow();
        }
        assertThat(ended).hasValue(rounds);
    }

    @Test
    default void aLoadThatFailsFailsForEachAndTheNextBeginsAnew() {
        List<Road> roads =
                database().list(crud(Road_.entity).where(Road_.id.le(3L)).all());
        assertThat(roads).isNotEmpty();
        database().admin().script("alter table town rename to gone");
        try {
            for (Road road : roads) {
                database().error(BadSqlException.class, road.town().load());
            }
        } finally {
            database().admin().script("alter table gone rename to town");
        }
        for (Road road : roads) {
            assertThat(database().value(road.town().load()).id())
                    .isEqualTo(road.town().id());
        }
    }
}
