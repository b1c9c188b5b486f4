package dev.leat.mapper.it.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.BadSqlException;
import dev.leat.core.error.DataException;
import dev.leat.core.error.LeatException;
import dev.leat.core.error.RowLimitException;
import dev.leat.core.error.UnavailableException;
import dev.leat.core.error.UsageException;
import dev.leat.core.execution.LookupSettings;
import dev.leat.core.execution.QueryLog;
import dev.leat.core.execution.Settings;
import dev.leat.core.query.Column;
import dev.leat.mapper.Crud;
import dev.leat.mapper.Leat;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.function.Tuple3;

/** What lookups that share a statement must not do to each other. */
interface LookupRulesContract extends LookupMap {
    /** A day to count from. */
    OffsetDateTime DAY = OffsetDateTime.of(2026, 1, 1, 0, 0, 0, 123_456_000, ZoneOffset.UTC);

    private Crud<Town, Long> towns() {
        return crud(Town_.entity);
    }

    /** With lookups that begin on a thread of the driver, together. */
    private <T> List<T> together(List<Mono<T>> lookups) {
        return database().list(crud(Land_.entity).find().count().flatMapMany(ignored -> Flux.merge(lookups)));
    }

    private static Keyed keyed(int n) {
        return new Keyed(
                n, new BigDecimal(n + ".50"), new UUID(n, -n), new byte[] {(byte) n, -1, 0}, DAY.plusDays(n), "k" + n);
    }

    private <T> Mono<Keyed> by(Column<Keyed, T> column, T value) {
        return crud(Keyed_.entity).where(column.eq(value)).one();
    }

    private void fillKeyed() {
        database()
                .run(crud(Keyed_.entity)
                        .deleteAll(crud(Keyed_.entity).find().all())
                        .then());
        database()
                .run(crud(Keyed_.entity)
                        .insertAll(Flux.range(1, 20).map(LookupRulesContract::keyed))
                        .then());
        database().clear();
    }

    @Test
    default void theSameKeyTwiceIsAskedForOnce() {
        List<Town> found = together(List.of(towns().findById(5L), towns().findById(6L), towns().findById(5L)));
        assertThat(found).extracting(Town::id).containsExactlyInAnyOrder(5L, 5L, 6L);
        if (database().isPostgres()) {
            assertThat(database().arrayLengths()).containsExactly(2);
        }
    }

    @Test
    default void twoUniqueColumnsAtOnceDoNotMix() {
        List<Town> found = together(List.of(
                towns().findById(5L),
                towns().where(Town_.code.eq("T6")).one(),
                towns().findById(7L),
                towns().where(Town_.code.eq("T8")).one()));
        assertThat(found).extracting(Town::id).containsExactlyInAnyOrder(5L, 6L, 7L, 8L);
    }

    @Test
    default void unknownKeysAreEmptyBesideKnownOnes() {
        List<Long> found = together(List.of(
                towns().findById(5L).map(Town::id),
                towns().findById(-5L).map(Town::id).defaultIfEmpty(0L),
                towns().findById(6L).map(Town::id)));
        assertThat(found).containsExactlyInAnyOrder(5L, 0L, 6L);
    }

    @Test
    @SuppressWarnings("NullAway") // what is shown
    default void aNullKeyIsRefusedAtTheCall() {
        assertThatThrownBy(() -> towns().findById(null))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("[NullArgument]");
        assertThat(database().recorder().count()).isZero();
    }

    @Test
    default void decimalsOfAnyScaleFindTheirRow() {
        fillKeyed();
        List<Keyed> found = together(List.of(
                by(Keyed_.number, new BigDecimal("1.5")),
                by(Keyed_.number, new BigDecimal("2.50")),
                by(Keyed_.number, new BigDecimal("3.5"))));
        assertThat(found).extracting(Keyed::id).containsExactlyInAnyOrder(1L, 2L, 3L);
    }

    @Test
    default void bytesAndUuidsFindTheirRowsByContent() {
        fillKeyed();
        List<Keyed> found = together(List.of(
                by(Keyed_.bytes, new byte[] {1, -1, 0}),
                by(Keyed_.bytes, new byte[] {2, -1, 0}),
                by(Keyed_.uuid, new UUID(3, -3)),
                by(Keyed_.uuid, new UUID(4, -4))));
        assertThat(found).extracting(Keyed::id).containsExactlyInAnyOrder(1L, 2L, 3L, 4L);
    }

    @Test
    default void timesOfAnyOffsetFindTheirRowByInstantToTheMicrosecond() {
        fillKeyed();
        OffsetDateTime elsewhere = DAY.plusDays(1).withOffsetSameInstant(ZoneOffset.ofHours(9));
        List<Keyed> found = together(List.of(
                by(Keyed_.time, elsewhere), by(Keyed_.time, DAY.plusDays(2).plusNanos(999))));
        assertThat(found).extracting(Keyed::id).containsExactlyInAnyOrder(1L, 2L);
    }

    @Test
    default void whatOnlyTheDatabaseTakesAsEqualFindsItsRow() {
        fillKeyed();
        database()
                .admin()
                .update("alter table keyed alter column text "
                        + (database().isPostgres() ? "type char(10)" : "set data type char(10)"));
        try {
            List<Keyed> found = together(List.of(by(Keyed_.text, "k1"), by(Keyed_.text, "k2"), by(Keyed_.text, "k33")));
            assertThat(found).extracting(Keyed::id).containsExactlyInAnyOrder(1L, 2L);
        } finally {
            database()
                    .admin()
                    .update("alter table keyed alter column text "
                            + (database().isPostgres() ? "type varchar(10)" : "set data type varchar(10)"));
        }
    }

    @Test
    default void compositeKeysShareAStatement() {
        Crud<Parcel, Parcel.Place> parcels = crud(Parcel_.entity);
        database().run(parcels.deleteAll(parcels.find().all()).then());
        database()
                .run(parcels.insertAll(Flux.range(1, 50)
                                .map(n -> new Parcel(new Parcel.Place(n % 5, "n" + n), "o" + n)))
                        .then());
        database().clear();
        List<String> owners = database()
                .list(numbersOfTheDatabase(60)
                        .flatMap(n -> parcels.findById(new Parcel.Place(n % 5, "n" + n)))
                        .map(Parcel::owner));
        assertThat(owners).hasSize(50).contains("o1", "o50");
        sentAtMost(2, database());
    }

    @Test
    default void moreKeysThanAStatementHasParametersTakeOneStatement() {
        int count = database().isPostgres() ? 70_000 : 60_000; // H2 takes no longer arrays
        Leat wide = Leat.of(database().pool(), Settings.DEFAULT.withLookups(LookupSettings.DEFAULT.withKeys(100_000)));
        Crud<Town, Long> all = wide.crud(Town_.entity);
        List<CompletableFuture<Town>> lookups = database()
                .value(crud(Land_.entity)
                        .find()
                        .count()
                        .map(ignored -> LongStream.rangeClosed(1, count)
                                .mapToObj(n -> all.findById(n).toFuture())
                                .toList()));
        database().run(Mono.fromFuture(CompletableFuture.allOf(lookups.toArray(new CompletableFuture<?>[0]))));
        assertThat(lookups.stream().map(CompletableFuture::join).filter(Objects::nonNull))
                .hasSize(SIZE);
        sentAtMost(2, database());
    }

    @Test
    default void oneMoreLookupThanMayWaitIsAnErrorAtOnce() {
        Leat narrow = Leat.of(database().pool(), Settings.DEFAULT.withLookups(LookupSettings.DEFAULT.withWaiting(10)));
        Crud<Town, Long> few = narrow.crud(Town_.entity);
        List<String> outcomes = database()
                .list(numbersOfTheDatabase(1_000)
                        .flatMap(
                                n -> few.findById((long) n)
                                        .map(town -> "found")
                                        .onErrorResume(
                                                UnavailableException.class,
                                                error -> Mono.just(
                                                        Objects.requireNonNull(error.getMessage())
                                                                        .contains("[TooManyLookups]")
                                                                ? "refused"
                                                                : error.toString())),
                                1_000));
        assertThat(outcomes).hasSize(1_000).containsOnly("found", "refused").contains("found");
        if (database().isPostgres()) {
            assertThat(outcomes).contains("refused");
        }
    }

    @Test
    default void tooManyRowsForAllKeysTogetherAreAskedForInHalves() {
        Leat small = Leat.of(database().pool(), Settings.DEFAULT.withRowLimit(30));
        List<Road> more = database()
                .list(crud(Road_.entity).insertAll(Flux.range(1, 40).map(n -> new Road(-n, Road_.town.to(1L)))));
        try {
            List<Town> towns = database()
                    .list(crud(Land_.entity)
                            .find()
                            .count()
                            .flatMapMany(ignored -> Flux.range(1, 60)
                                    .flatMap(n -> small.crud(Town_.entity).findById((long) n))));
            List<String> outcomes = database()
                    .list(crud(Land_.entity)
                            .find()
                            .count()
                            .flatMapMany(ignored -> Flux.fromIterable(towns)
                                    .flatMap(town -> town.roads()
                                            .load()
                                            .collectList()
                                            .map(roads -> roads.size() + "")
                                            .onErrorResume(
                                                    RowLimitException.class,
                                                    error -> Mono.just("too many of " + town.code())))));
            assertThat(outcomes).hasSize(60).containsOnly("1", "too many of T1").containsOnlyOnce("too many of T1");
        } finally {
            database().run(crud(Road_.entity).deleteAll(Flux.fromIterable(more)));
        }
    }

    @Test
    default void aLookupBeforeAWriteReadsBeforeItAndOneAfterItReadsAfterIt() {
        Tuple3<Land, Long, Land> seen = database()
                .value(database()
                        .leat()
                        .transactional(Mono.zip(
                                crud(Land_.entity).findById(1L),
                                database()
                                        .leat()
                                        .sql("update land set name = 'changed' where id = 1")
                                        .update(),
                                crud(Land_.entity).findById(1L))));
        database()
                .run(database()
                        .leat()
                        .sql("update land set name = 'land 1' where id = 1")
                        .update());
        assertThat(seen.getT1().name()).isEqualTo("land 1");
        assertThat(seen.getT3().name()).isEqualTo("changed");
    }

    @Test
    default void aLookupAfterACommittedWriteSeesIt() {
        Mono<Long> write = database()
                .leat()
                .sql("update land set name = name || '!' where id = 2")
                .update();
        List<String> names = database()
                .list(Flux.range(0, 3)
                        .concatMap(
                                n -> crud(Land_.entity).findById(2L).flatMap(land -> write.thenReturn(land.name()))));
        database()
                .run(database()
                        .leat()
                        .sql("update land set name = 'land 2' where id = 2")
                        .update());
        assertThat(names).containsExactly("land 2", "land 2!", "land 2!!");
    }

    @Test
    default void aBadKeyFailsAlone() {
        List<String> outcomes = together(List.of(
                towns().where(Town_.code.eq("T1")).one().map(Town::code),
                towns().where(Town_.code.eq("T\ud800"))
                        .one()
                        .map(Town::code)
                        .onErrorResume(DataException.class, error -> Mono.just("refused")),
                towns().where(Town_.code.eq("T2")).one().map(Town::code)));
        assertThat(outcomes).containsExactlyInAnyOrder("T1", "refused", "T2");
    }

    @Test
    default void anErrorOfTheStatementReachesAllThatWait() {
        database()
                .run(database()
                        .leat()
                        .sql("alter table land rename to land_gone")
                        .update());
        try {
            List<Mono<Boolean>> lookups = new ArrayList<>();
            for (long n = 1; n <= 5; n++) {
                lookups.add(crud(Land_.entity)
                        .findById(n)
                        .map(land -> false)
                        .onErrorResume(BadSqlException.class, error -> Mono.just(true)));
            }
            List<Boolean> failed = database().list(towns().find().count().flatMapMany(ignored -> Flux.merge(lookups)));
            assertThat(failed).hasSize(5).containsOnly(true);
        } finally {
            database()
                    .run(database()
                            .leat()
                            .sql("alter table land_gone rename to land")
                            .update());
        }
    }

    @Test
    default void whoCancelsBeforeTheStatementLeavesItsKeyOut() {
        database().run(crud(Land_.entity).find().count().doOnNext(ignored -> {
            Disposable one = towns().findById(1L).subscribe();
            one.dispose();
        }));
        List<Town> found = together(List.of(towns().findById(2L)));
        assertThat(found).extracting(Town::id).containsExactly(2L);
        assertThat(database().recorder().sql())
                .filteredOn(sql -> sql.contains("\"town\""))
                .hasSize(1);
    }

    @Test
    default void whoCancelsWhileTheStatementRunsDoesNotDisturbTheOthers() {
        List<Long> found = database()
                .list(numbersOfTheDatabase(600)
                        .flatMap(n -> n % 2 == 0
                                ? towns().findById((long) n).map(Town::id)
                                : towns().findById((long) n).map(Town::id).timeout(Duration.ofNanos(n), Mono.empty())));
        assertThat(found).filteredOn(id -> id % 2 == 0).hasSize(300);
    }

    @Test
    default void takingTheFirstFewCancelsTheRest() {
        assertThat(database()
                        .list(numbersOfTheDatabase(2_000)
                                .flatMap(n -> towns().findById((long) n))
                                .take(10)))
                .hasSize(10);
        assertThat(database().list(towns().findById(3L).flux())).hasSize(1);
    }

    @Test
    default void eachSubscriptionAsksAgain() {
        Mono<Town> town = towns().findById(4L);
        assertThat(database().list(town.repeat(2))).hasSize(3);
        assertThat(database().recorder().count()).isEqualTo(3);
    }

    @Test
    default void hopsBetweenThreadsChangeNothing() {
        List<Land> lands = database()
                .list(roads(1_000)
                        .publishOn(Schedulers.parallel())
                        .flatMap(road -> towns().findById(road.town().id()))
                        .publishOn(Schedulers.boundedElastic())
                        .flatMap(town ->
                                crud(Region_.entity).findById(town.region().id()))
                        .publishOn(Schedulers.parallel())
                        .flatMap(region ->
                                crud(Land_.entity).findById(region.land().id())));
        assertThat(lands).extracting(Land::id).doesNotHaveDuplicates().hasSize(1_000);
    }

    @Test
    default void lookupsFromManyThreadsAllGetTheirOwnRow() {
        List<Long> wrong = new CopyOnWriteArrayList<>();
        database()
                .run(Flux.range(1, 4_000)
                        .parallel(8)
                        .runOn(Schedulers.parallel())
                        .flatMap(n -> towns().findById((long) n).doOnNext(town -> {
                            if (town.id() != n) {
                                wrong.add(town.id());
                            }
                        }))
                        .sequential()
                        .count()
                        .doOnNext(count -> assertThat(count).isEqualTo(4_000L)));
        assertThat(wrong).isEmpty();
    }

    @Test
    default void aLookupThatIsNotChainedIsRefusedOrDoneBeforeTheEnd() {
        List<Object> outcomes = new CopyOnWriteArrayList<>();
        database().run(database().leat().transactional(Mono.deferContextual(context -> {
            towns().findById(1L).contextWrite(context).subscribe(outcomes::add, outcomes::add);
            return Mono.<Long>just(1L);
        })));
        assertThat(outcomes).singleElement().isInstanceOf(Town.class);
    }

    @Test
    default void aRollbackGivesUpWhatWaits() {
        List<Object> outcomes = new CopyOnWriteArrayList<>();
        database().error(IllegalStateException.class, database().leat().transactional(Mono.deferContextual(context -> {
            towns().findById(1L).contextWrite(context).subscribe(outcomes::add, outcomes::add);
            return Mono.<Long>error(new IllegalStateException("undone"));
        })));
        assertThat(outcomes)
                .singleElement()
                .satisfiesAnyOf(
                        outcome -> assertThat(outcome).isInstanceOf(LeatException.class),
                        outcome -> assertThat(outcome).isInstanceOf(Town.class));
    }

    @Test
    default void aBudgetThatIsUsedUpFailsItsOwnLookupsOnly() {
        QueryLog none = QueryLog.atMost(0);
        List<String> outcomes = together(List.of(
                towns().findById(1L).map(Town::code),
                towns().findById(2L)
                        .map(Town::code)
                        .onErrorResume(UsageException.class, error -> Mono.just("refused"))
                        .contextWrite(none::install),
                towns().findById(3L).map(Town::code)));
        assertThat(outcomes).containsExactlyInAnyOrder("T1", "refused", "T3");
        assertThat(none.statements()).isZero();
    }

    @Test
    default void aSharedStatementCountsInTheLogOfEachPipeline() {
        QueryLog one = new QueryLog();
        QueryLog other = new QueryLog();
        together(List.of(
                towns().findById(1L).contextWrite(one::install),
                towns().findById(2L).contextWrite(other::install)));
        assertThat(one.statements()).isEqualTo(1);
        assertThat(other.statements()).isEqualTo(1);
    }

    @Test
    default void lookupsInConcatMapAreFoundAsNPlusOne() {
        QueryLog log = new QueryLog();
        database()
                .run(Flux.range(1, 20)
                        .concatMap(n -> towns().findById((long) n))
                        .then()
                        .contextWrite(log::install));
        assertThat(log.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.shape()).isEqualTo("Town by id");
            assertThat(finding.batches()).isEqualTo(20);
        });
        assertThat(database()
                        .error(
                                UsageException.class,
                                Flux.range(1, 20)
                                        .concatMap(n -> towns().findById((long) n))
                                        .then()
                                        .contextWrite(QueryLog.strict()::install))
                        .getMessage())
                .contains("[NPlusOne]", "concatMap");
    }

    @Test
    default void aStrictLogAllowsNoLoadOutsideThePlan() {
        assertThat(database()
                        .error(
                                UsageException.class,
                                roads(2).concatMap(road -> road.town().load())
                                        .then()
                                        .contextWrite(QueryLog.strict()::install))
                        .getMessage())
                .contains("[LoadOutsidePlan]", "Road.town");
    }

    @Test
    default void aHandleThatTheProgramMadeSaysSo() {
        assertThat(database()
                        .error(
                                UsageException.class,
                                new Road(1, Road_.town.to(1L)).town().load().then())
                        .getMessage())
                .contains("[NotRead]", "Road.town");
    }
}
