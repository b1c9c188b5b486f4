package dev.leat.mapper.it.values;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.error.ConstraintViolationException;
import dev.leat.core.error.DataException;
import dev.leat.core.error.RejectedException;
import dev.leat.core.error.UsageException;
import dev.leat.mapper.Crud;
import dev.leat.mapper.it.testing.MappedDatabase;
import dev.leat.mapper.mapping.One;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Which row it was that a write of many failed for, by its index. */
interface BatchContract {
    MappedDatabase database();

    private Crud<Club, Long> clubs() {
        return database().leat().crud(Club_.entity);
    }

    private Crud<Club.Friend, Integer> friends() {
        return database().leat().crud(Friend_.entity);
    }

    private <X extends RejectedException> void failsAt(long index, Class<X> type, Mono<?> write) {
        X error = database().error(type, write);
        assertThat(error.index()).as(error.getMessage()).isEqualTo(index);
        assertThat(error).hasMessageContaining("index " + index);
    }

    @Test
    default void rowThatTheDatabaseRefusesIsFound() {
        List<Club.Friend> all = new ArrayList<>();
        IntStream.range(5_000, 5_500).forEach(id -> all.add(new Club.Friend(id)));
        database().value(friends().insert(new Club.Friend(5_321)));
        long before = database().value(friends().find().count());
        failsAt(
                321,
                ConstraintViolationException.class,
                friends().insertAll(Flux.fromIterable(all)).then());
        assertThat(database().value(friends().find().count())).isEqualTo(before);
        failsAt(
                0,
                ConstraintViolationException.class,
                friends().insertAll(Flux.just(new Club.Friend(5_321))).then());
    }

    @Test
    default void rowOfALaterChunkIsCountedFromTheFirst() {
        Club.Team lost = new Club.Team(null, "lost", One.to(-1L));
        Club club = database().value(clubs().insert(Club.of("many")));
        Flux<Club.Team> teams =
                Flux.range(0, 5_003).map(i -> i == 5_001 ? lost : new Club.Team(null, "team", One.of(club)));
        failsAt(
                5_001,
                ConstraintViolationException.class,
                database().leat().crud(Team_.entity).insertAll(teams).then());
    }

    @Test
    default void rowOfAnUpdateAndOfADeleteIsFound() {
        Crud<Club.Team, Long> teams = database().leat().crud(Team_.entity);
        Club club = database().value(clubs().insert(Club.of("a")));
        Club other = database().value(clubs().insert(Club.of("b")));
        List<Club.Team> stored =
                database().list(teams.insertAll(Flux.range(0, 4).map(i -> new Club.Team(null, "t", One.of(club)))));
        failsAt(
                2,
                ConstraintViolationException.class,
                teams.updateAll(Flux.range(0, 4)
                                .map(i -> i == 2
                                        ? Team_.with(stored.get(i)).clubId(-1L).build()
                                        : stored.get(i)))
                        .then());
        failsAt(1, ConstraintViolationException.class, clubs().deleteAll(Flux.just(other, club)));
        assertThat(database().value(clubs().existsById(Objects.requireNonNull(other.id()))))
                .isTrue();
    }

    @Test
    default void rowThatIsRefusedBeforeItIsSentIsTold() {
        Crud<Sample, Long> samples = database().leat().crud(Sample_.entity);
        Sample tooBig =
                Sample_.with(Sample.empty()).price(new BigDecimal("100000")).build();
        failsAt(
                1,
                DataException.class,
                samples.insertAll(Flux.just(Sample.empty(), tooBig)).then());
        failsAt(
                1,
                UsageException.class,
                clubs().updateAll(Flux.just(database().value(clubs().insert(Club.of("stored"))), Club.of("new")))
                        .then());
        failsAt(
                2,
                RejectedException.class,
                friends()
                        .insertAll(Flux.just(new Club.Friend(701), new Club.Friend(702), new Club.Friend(701)))
                        .then());
    }

    @Test
    default void insideATransactionTheFirstErrorStays() {
        database().value(friends().insert(new Club.Friend(801)));
        ConstraintViolationException error = database()
                .error(
                        ConstraintViolationException.class,
                        database()
                                .leat()
                                .transactional(friends()
                                        .insertAll(Flux.just(new Club.Friend(800), new Club.Friend(801)))
                                        .then()));
        assertThat(error.index()).isNull();
        assertThat(database().value(friends().existsById(800))).isFalse();
    }

    @Test
    default void staleRowIsTold() {
        Club club = database().value(clubs().insert(Club.of("a")));
        Club gone = database().value(clubs().insert(Club.of("gone")));
        database().run(clubs().delete(gone));
        failsAt(
                1,
                dev.leat.core.error.StaleEntityException.class,
                clubs().updateAll(Flux.just(club, gone)).then());
    }

    @Test
    default void entityOfNothingButAnIdIsInsertedManyAtOnce() {
        Crud<Ticket, Long> tickets = database().leat().crud(Ticket_.entity);
        List<Ticket> stored =
                database().list(tickets.insertAll(Flux.range(0, 5_001).map(i -> new Ticket(null))));
        assertThat(stored).doesNotHaveDuplicates().hasSize(5_001).allMatch(ticket -> ticket.id() != null);
        Ticket one = database().value(tickets.insert(new Ticket(null)));
        assertThat(database().value(tickets.deleteAll(Flux.just(one, stored.get(7)))))
                .isEqualTo(2);
    }

    @Test
    default void versionsThatAreNullAreCountedFromTheStartInBulk() {
        Club one = database().value(clubs().insert(Club.of("one")));
        Club two = database().value(clubs().insert(Club.of("two")));
        database().admin().update("update club set version = null where id = " + one.id());
        List<Club> read = database()
                .list(clubs().findAllById(List.of(Objects.requireNonNull(one.id()), Objects.requireNonNull(two.id()))));
        List<Club> stored = database().list(clubs().updateAll(Flux.fromIterable(read)));
        assertThat(stored).extracting(Club::version).containsExactly(0, 1);
        database()
                .error(
                        dev.leat.core.error.StaleEntityException.class,
                        clubs().updateAll(Flux.just(read.get(0))).then());
        database().admin().update("update club set version = null where id = " + one.id());
        assertThat(database().value(clubs().deleteAll(Flux.just(read.get(0))))).isEqualTo(1);
    }
}
