package dev.leat.mapper.it.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.UsageException;
import dev.leat.core.query.Condition;
import dev.leat.mapper.Crud;
import dev.leat.mapper.it.testing.MappedDatabase;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A write stores one row. What it would have to store elsewhere is refused, and what comes back was stored. */
interface RelationWriteContract {
    MappedDatabase database();

    private Crud<Club, Long> clubs() {
        return database().leat().crud(Club_.entity);
    }

    private Crud<Club.Team, Long> teams() {
        return database().leat().crud(Team_.entity);
    }

    private Club stored(String name) {
        return database().value(clubs().insert(Club.of(name)));
    }

    private Club.Team team(Club club) {
        return database().value(teams().insert(new Club.Team(null, "team", One.of(club))));
    }

    /** The club with everything that belongs to it. */
    private Club whole(Club club) {
        return database()
                .value(clubs().where(Club_.id.eq(Objects.requireNonNull(club.id())))
                        .with(Club_.teams, Club_.house, Club_.friends)
                        .one());
    }

    private void refused(Mono<?> write) {
        database().clear();
        UsageException error = database().error(UsageException.class, write);
        assertThat(error.code()).isEqualTo("RelationNotStored");
        assertThat(database().recorder().sql()).isEmpty();
    }

    @Test
    default void insertRefusesRowsThatItDoesNotStore() {
        Club.Team team = new Club.Team(null, "new", One.to(1L));
        Club many = Club_.with(Club.of("a")).teams(List.of(team)).build();
        Club one = Club_.with(Club.of("a"))
                .house(One.of(new Club.House(null, One.to(1L), "street")))
                .build();
        Club key = Club_.with(Club.of("a")).house(One.to(5L)).build();
        Club friends =
                Club_.with(Club.of("a")).friends(List.of(new Club.Friend(1))).build();
        for (Club given : List.of(many, one, key, friends)) {
            refused(clubs().insert(given));
            refused(clubs().insertAll(Flux.just(Club.of("b"), given)).then());
        }
    }

    @Test
    default void insertOfACopyRefusesTheRowsOfTheOriginal() {
        Club original = stored("original");
        team(original);
        refused(clubs().insert(Club_.with(whole(original)).id(null).build()));
    }

    @Test
    default void insertWithoutRelatedRowsGivesNone() {
        Club empty = Club_.with(Club.of("empty"))
                .teams(Many.of(List.of()))
                .friends(List.of())
                .build();
        Club given = database().value(clubs().insert(empty));
        assertThat(given.teams().list()).isEmpty();
        assertThat(database().value(given.teams().count())).isZero();
        Club unloaded = stored("unloaded");
        assertThat(unloaded.teams().isLoaded()).isFalse();
        assertThat(database().list(unloaded.teams().load())).isEmpty();
        assertThat(database().run(unloaded.house().load())).isNull();
        List<Club> all = database().list(clubs().insertAll(Flux.just(empty, Club.of("c"))));
        assertThat(all.get(0).teams().list()).isEmpty();
        assertThat(all.get(1).teams().isLoaded()).isFalse();
    }

    @Test
    default void updateKeepsWhatWasReadWithTheRow() {
        Club club = stored("read");
        Club.Team team = team(club);
        Club changed = database()
                .value(clubs().update(Club_.with(whole(club)).name("changed").build()));
        assertThat(changed.teams().list()).containsExactly(team);
        assertThat(changed.house().isEmpty()).isTrue();
        assertThat(changed.name()).isEqualTo("changed");
        List<Club> all = database().list(clubs().updateAll(Flux.just(changed)));
        assertThat(all.get(0).teams().list()).containsExactly(team);
    }

    @Test
    default void updateOfAPartKeepsThePart() {
        Club club = stored("part");
        team(club);
        Club read = database()
                .value(clubs().where(Club_.id.eq(Objects.requireNonNull(club.id())))
                        .with(Club_.teams.orderBy(Team_.name.asc()))
                        .one());
        Club changed = database().value(clubs().update(read));
        assertThat(changed.teams().part()).hasSize(1);
        assertThat(changed.teams().isLoaded()).isFalse();
    }

    @Test
    default void updateRefusesRowsThatItDoesNotStore() {
        Club club = stored("mine");
        Club other = stored("other");
        Club.Team team = team(other);
        Club replaced = Club_.with(club).teams(List.of(team)).build();
        Club moved = Club_.with(club).teams(whole(other).teams()).build();
        Club housed = Club_.with(club)
                .house(One.of(new Club.House(null, One.to(1L), "s")))
                .build();
        for (Club given : List.of(replaced, moved, housed)) {
            refused(clubs().update(given));
            refused(clubs().updateAll(Flux.just(given)).then());
        }
    }

    @Test
    default void updateDoesNotTakeAnEmptyListForTheTruth() {
        Club club = stored("two");
        team(club);
        team(club);
        Club changed = database()
                .value(clubs().update(Club_.with(club).teams(List.of()).build()));
        assertThat(database().value(changed.teams().count())).isEqualTo(2);
        assertThat(database().list(changed.teams().load())).hasSize(2);
    }

    @Test
    default void rowsOfAJoinTableWithoutTheirEndAreNeitherLoadedNorCounted() {
        Club club = stored("friends");
        Club lonely = stored("lonely");
        database().value(database().leat().crud(Friend_.entity).insert(new Club.Friend(11)));
        database()
                .admin()
                .script(
                        "alter table club_friend drop constraint if exists \"fk_club_friend_friend_id\"",
                        "insert into club_friend (club_id, friend_id) values (" + club.id() + ", 11)",
                        "insert into club_friend (club_id, friend_id) values (" + club.id() + ", 99)",
                        "insert into club_friend (club_id, friend_id) values (" + lonely.id() + ", 98)");
        for (Club each : List.of(club, lonely)) {
            Club read = database().value(clubs().findById(Objects.requireNonNull(each.id())));
            Long count = database().value(read.friends().count());
            Boolean exists = database().value(read.friends().exists());
            List<Club.Friend> loaded = database().list(read.friends().load());
            assertThat(count).isEqualTo(loaded.size()).isEqualTo(each.equals(club) ? 1 : 0);
            assertThat(exists).isEqualTo(!loaded.isEmpty());
        }
        List<Club> both = database()
                .list(clubs().findAllById(
                                List.of(Objects.requireNonNull(club.id()), Objects.requireNonNull(lonely.id()))));
        assertThat(database()
                        .list(Flux.fromIterable(both)
                                .flatMap(each -> each.friends().count())))
                .containsExactlyInAnyOrder(1L, 0L);
    }

    @Test
    @SuppressWarnings("NullAway") // what a caller without a null check does
    default void nullConditionIsNeverDropped() {
        Condition<Club> nothing = null;
        Condition<Club.Team> noTeam = null;
        List<Runnable> calls = List.of(
                () -> Team_.club.is(nothing),
                () -> Club_.house.is(null),
                () -> Club_.teams.where(noTeam),
                () -> Club_.friends.where(null),
                () -> Club_.teams.where(Team_.name.eq("a")).where(noTeam),
                () -> Club_.name.eq("a").and(nothing),
                () -> Club_.name.eq("a").or(nothing),
                () -> clubs().where(nothing),
                () -> clubs().where(Club_.name.eq("a"), nothing),
                () -> clubs().find().where(Club_.name.eq("a")).where(nothing),
                () -> new Condition.Not<>(nothing));
        for (Runnable call : calls) {
            assertThatThrownBy(call::run).isInstanceOf(UsageException.class).hasMessageStartingWith("[NullCondition]");
        }
    }

    @Test
    default void nullVersionIsCountedFromTheStart() {
        Club club = stored("versioned");
        assertThat(club.version()).isZero();
        database().admin().update("update club set version = null where id = " + club.id());
        Club read = whole(club);
        assertThat(read.version()).isNull();
        Club first = database().value(clubs().update(read));
        assertThat(first.version()).isZero();
        database().error(dev.leat.core.error.StaleEntityException.class, clubs().update(read));
        database().error(dev.leat.core.error.StaleEntityException.class, clubs().delete(read));
        assertThat(database().value(clubs().update(first)).version()).isEqualTo(1);
        database().admin().update("update club set version = null where id = " + club.id());
        database().run(clubs().delete(whole(club)));
    }
}
