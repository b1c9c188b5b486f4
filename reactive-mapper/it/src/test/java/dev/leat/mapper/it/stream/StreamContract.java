package dev.leat.mapper.it.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.error.RowLimitException;
import dev.leat.core.execution.QueryLog;
import dev.leat.core.execution.Settings;
import dev.leat.core.execution.StreamSettings;
import dev.leat.core.query.Sort;
import dev.leat.mapper.Find;
import dev.leat.mapper.Leat;
import dev.leat.mapper.it.testing.MappedDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** However a stream comes about, it gives what a list gives. */
interface StreamContract {
    int CHUNK = 9;
    int DEPOTS = 40;
    int PARCELS = 200;
    int LABELS = 300;

    MappedDatabase database();

    /** Depot 1 has half of all parcels, which are three to a weight; parcel 7 has a third of all labels. */
    static void fill(MappedDatabase database) {
        Leat leat = database.leat();
        database.run(leat.crud(Depot_.entity)
                .insertAll(Flux.range(1, DEPOTS)
                        .map(i -> Depot_.create().id(i).name("depot " + i).build()))
                .then());
        database.run(leat.crud(Parcel_.entity)
                .insertAll(Flux.range(1, PARCELS)
                        .map(i -> Parcel_.create()
                                .id(i)
                                .depot(Parcel_.depot.of(depot(i % 2 == 0 ? 1 : 1 + i % DEPOTS)))
                                .weight(i % 3)
                                .build()))
                .then());
        database.run(leat.crud(Label_.entity)
                .insertAll(Flux.range(1, LABELS)
                        .map(i -> Label_.create()
                                .id(i)
                                .parcel(Label_.parcel.of(parcel(i % 3 == 0 ? 7 : 1 + i % PARCELS)))
                                .text("label " + i)
                                .build()))
                .then());
        database.clear();
    }

    private static Depot depot(long id) {
        return Depot_.create().id(id).name("").build();
    }

    private static Parcel parcel(long id) {
        return Parcel_.create()
                .id(id)
                .depot(Parcel_.depot.of(depot(1)))
                .weight(0)
                .build();
    }

    private Leat leat(StreamSettings streams) {
        return Leat.of(database().pool(), Settings.DEFAULT.withStreams(streams.withChunk(CHUNK)));
    }

    private static String told(Parcel parcel) {
        return parcel + " in " + parcel.depot().get().name() + " with "
                + parcel.labels().list().stream().map(Label::id).sorted().toList();
    }

    private static String told(List<Parcel> parcels) {
        StringBuilder text = new StringBuilder();
        parcels.forEach(parcel -> text.append(told(parcel)).append('\n'));
        return text.toString();
    }

    private static Find<Parcel> related(Leat leat) {
        return leat.crud(Parcel_.entity).with(Parcel_.depot, Parcel_.labels);
    }

    @Test
    default void streamGivesTheRowsOfTheListWithTheirRelations() {
        for (StreamSettings streams : List.of(StreamSettings.DEFAULT, StreamSettings.DEFAULT.withPermits(0))) {
            Leat leat = leat(streams);
            Find<Parcel> find = related(leat);
            for (Find<Parcel> some : List.of(
                    find.orderBy(Parcel_.id.asc()),
                    find.orderBy(Parcel_.weight.desc(), Parcel_.id.asc()),
                    find.where(Parcel_.weight.gt(0)).orderBy(Parcel_.weight.asc(), Parcel_.id.desc()),
                    find.orderBy(Parcel_.id.desc()).offset(3),
                    find.orderBy(Parcel_.id.asc()).limit(25),
                    find.orderBy(Parcel_.note.asc(), Parcel_.id.asc()),
                    find.where(Parcel_.id.lt(0L)))) {
                String expected = told(database().value(some.list()));
                assertThat(told(database().list(some.stream()))).isEqualTo(expected);
                assertThat(told(database().list(some.all()))).isEqualTo(expected);
                assertThat(told(database().list(some.stream().limitRate(4)))).isEqualTo(expected);
                assertThat(told(database()
                                .value(leat.transactional(some.stream().collectList()))))
                        .isEqualTo(expected);
                assertThat(told(database().value(leat.consistent(some.stream()).collectList())))
                        .isEqualTo(expected);
            }
            assertThat(database().list(find.stream())).hasSize(PARCELS);
        }
    }

    @Test
    default void relationsAreLoadedOnceForEachChunk() {
        for (StreamSettings streams : List.of(StreamSettings.DEFAULT, StreamSettings.DEFAULT.withPermits(0))) {
            QueryLog log = new QueryLog();
            assertThat(database().list(related(leat(streams)).stream().contextWrite(log::install)))
                    .hasSize(PARCELS);
            int chunks = PARCELS / (CHUNK + 1);
            boolean pages = Objects.equals(streams.permits(), 0);
            assertThat(log.statements()).isEqualTo(2L * chunks + (pages ? chunks + 1 : 1));
        }
    }

    @Test
    default void planSaysWhetherAStreamWithoutAPermitRunsInPages() {
        Find<Parcel> find = leat(StreamSettings.DEFAULT).crud(Parcel_.entity).find();
        List<Sort<Parcel>> mixed = List.of(Parcel_.weight.desc(), Parcel_.id.asc());
        assertThat(find.plan().pagesWithoutPermit()).isTrue();
        assertThat(find.orderBy(mixed).plan().pagesWithoutPermit()).isTrue();
        assertThat(find.orderBy(mixed).plan()).asString().contains("not one snapshot");
        assertThat(find.orderBy(Parcel_.weight.desc()).plan().pagesWithoutPermit())
                .isFalse();
        assertThat(find.orderBy(Parcel_.note.asc(), Parcel_.id.asc()).plan().pagesWithoutPermit())
                .isFalse();
        assertThat(find.limit(1).plan().pagesWithoutPermit()).isFalse();
    }

    @Test
    default void wherePermitsCanNeverBeHadAndWithoutPagesTooManyRowsAreAnErrorThatStays() {
        Leat leat = Leat.of(
                database().pool(),
                Settings.DEFAULT
                        .withRowLimit(PARCELS - 1)
                        .withStreams(StreamSettings.DEFAULT.withPermits(0).withChunk(CHUNK)));
        Find<Parcel> find = leat.crud(Parcel_.entity).find();
        assertThat(database().list(find.stream())).hasSize(PARCELS);
        RowLimitException error = database()
                .error(
                        RowLimitException.class,
                        find.orderBy(Parcel_.weight.asc()).stream().then());
        assertThat(error).hasMessageContaining("0 of 0 streams are running on a pool of 2");
    }

    @Test
    default void chunkWithTooManyRelatedRowsIsHalved() {
        Leat leat = Leat.of(
                database().pool(),
                Settings.DEFAULT.withRowLimit(LABELS / 3 + 5).withStreams(StreamSettings.DEFAULT.withChunk(PARCELS)));
        List<Parcel> parcels =
                database().list(leat.crud(Parcel_.entity).with(Parcel_.labels).orderBy(Parcel_.id.asc()).stream());
        assertThat(parcels).hasSize(PARCELS);
        assertThat(parcels.stream()
                        .mapToInt(parcel -> parcel.labels().list().size())
                        .sum())
                .isEqualTo(LABELS);
    }

    @Test
    default void singleRowWithTooManyRelatedOnesIsAnErrorThatNamesTheRelation() {
        Leat leat = Leat.of(
                database().pool(),
                Settings.DEFAULT.withRowLimit(50).withStreams(StreamSettings.DEFAULT.withChunk(CHUNK)));
        List<Long> seen = new ArrayList<>();
        RowLimitException error = database()
                .error(
                        RowLimitException.class,
                        leat.crud(Parcel_.entity).with(Parcel_.labels).orderBy(Parcel_.id.asc()).stream()
                                .doOnNext(parcel -> seen.add(parcel.id()))
                                .then());
        assertThat(error).hasMessageContaining("Parcel.labels");
        assertThat(seen).isEqualTo(List.of(1L, 2L, 3L, 4L, 5L, 6L));
    }

    @Test
    default void streamsInsideStreamsAllEnd() {
        Leat leat = leat(StreamSettings.DEFAULT);
        Flux<Parcel> nested = leat.crud(Depot_.entity)
                .find()
                .all()
                .flatMap(depot -> leat.crud(Parcel_.entity)
                        .where(Parcel_.depot.eq(depot.id()))
                        .all());
        assertThat(database().list(nested)).hasSize(PARCELS);
        Flux<Parcel> inTransaction = leat.crud(Depot_.entity).find().stream()
                .concatMap(depot -> leat.crud(Parcel_.entity).where(Parcel_.id.eq(depot.id())).stream());
        assertThat(database().value(leat.transactional(inTransaction.collectList())))
                .hasSize(DEPOTS);
    }

    @Test
    default void streamMayBeCutAnywhere() {
        Leat leat = leat(StreamSettings.DEFAULT);
        for (int rows : new int[] {1, CHUNK, CHUNK + 1, CHUNK + 2, 30}) {
            assertThat(database().list(related(leat).stream().take(rows))).hasSize(rows);
            assertThat(database()
                            .value(leat.transactional(
                                    related(leat).stream().take(rows).count())))
                    .isEqualTo(rows);
        }
        IllegalStateException mine = new IllegalStateException("mine");
        Mono<Long> broken = related(leat).stream()
                .map(parcel -> {
                    if (parcel.id() == 25) {
                        throw mine;
                    }
                    return parcel;
                })
                .count();
        assertThat(database().error(IllegalStateException.class, broken)).isSameAs(mine);
        assertThat(database().list(related(leat).stream())).hasSize(PARCELS);
    }
}
