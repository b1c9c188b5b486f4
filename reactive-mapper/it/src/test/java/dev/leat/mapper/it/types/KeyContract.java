package dev.leat.mapper.it.types;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.error.StaleEntityException;
import dev.leat.core.error.UsageException;
import dev.leat.mapper.Crud;
import dev.leat.mapper.it.testing.MappedDatabase;
import dev.leat.mapper.mapping.EntityType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;

/** Keys are equal where the database takes them as equal, whatever equals says in Java. */
interface KeyContract {
    OffsetDateTime NOON = OffsetDateTime.of(2024, 5, 6, 12, 0, 0, 123_456_789, ZoneOffset.ofHours(2));

    MappedDatabase database();

    private <E, K> Crud<E, K> crud(EntityType<E, K> type) {
        return database().leat().crud(type);
    }

    private static NumberKey number(String id, String text) {
        return NumberKey_.create().id(new BigDecimal(id)).text(text).build();
    }

    @BeforeEach
    default void clearTables() {
        Stream.of("number_child", "number_key", "time_key", "reading_key")
                .forEach(table -> database().admin().update("delete from " + table));
        database().clear();
    }

    @Test
    default void numbersOfAnyScale() {
        Crud<NumberKey, BigDecimal> crud = crud(NumberKey_.entity);
        List<NumberKey> stored =
                database().list(crud.insertAll(Flux.just(number("1.5", "a"), number("2", "b"), number("1E+2", "c"))));
        assertThat(stored).extracting(NumberKey::text).containsExactly("a", "b", "c");
        List<NumberKey> updated = database()
                .list(crud.updateAll(Flux.just(number("100.0", "c2"), number("1.500", "a2"), number("2.0", "b2"))));
        assertThat(updated).extracting(NumberKey::text).containsExactly("c2", "a2", "b2");
        List<BigDecimal> ids = List.of(new BigDecimal("2.00"), new BigDecimal("1.50"), new BigDecimal("2"));
        assertThat(database().list(crud.findAllById(ids)))
                .extracting(NumberKey::text)
                .containsExactly("b2", "a2");
        database().error(UsageException.class, crud.deleteAll(Flux.just(number("1.5", "a"), number("1.50", "a"))));
        NumberKey ahead = NumberKey_.with(number("2.00", "b")).version(1).build();
        assertThat(database().value(crud.deleteAll(Flux.just(ahead)))).isEqualTo(1);
        NumberKey behind = number("1.50", "a");
        assertThat(database()
                        .error(StaleEntityException.class, crud.deleteAll(Flux.just(behind)))
                        .keys())
                .isEqualTo(List.of(behind.id()));
    }

    @Test
    default void relationsByNumbersOfAnyScale() {
        List<NumberKey> parents =
                database().list(crud(NumberKey_.entity).insertAll(Flux.just(number("1.5", "a"), number("2", "b"))));
        database()
                .list(crud(NumberChild_.entity)
                        .insertAll(Flux.just("1.50", "2.000", "1.5")
                                .map(id -> NumberChild_.create()
                                        .parentId(new BigDecimal(id))
                                        .build())));
        database().clear();
        List<NumberChild> children = database()
                .list(crud(NumberChild_.entity)
                        .orderBy(NumberChild_.id.asc())
                        .with(NumberChild_.parent)
                        .all());
        assertThat(children).extracting(child -> child.parent().get().text()).containsExactly("a", "b", "a");
        assertThat(database().arrayLengths()).containsExactly(2);
        List<NumberKey> loaded = database()
                .list(crud(NumberKey_.entity)
                        .orderBy(NumberKey_.id.asc())
                        .with(NumberKey_.children)
                        .all());
        assertThat(loaded).extracting(row -> row.children().list().size()).containsExactly(2, 1);
        NumberChild moved = database()
                .value(crud(NumberChild_.entity)
                        .update(NumberChild_.with(children.get(1))
                                .parent(parents.get(0))
                                .build()));
        assertThat(moved.parent().get()).isSameAs(parents.get(0));
    }

    @Test
    default void timesAtAnyOffset() {
        Crud<TimeKey, OffsetDateTime> crud = crud(TimeKey_.entity);
        OffsetDateTime later = NOON.plusHours(1);
        List<TimeKey> stored =
                database().list(crud.insertAll(Flux.just(new TimeKey(later, "later"), new TimeKey(NOON, "noon"))));
        assertThat(stored).extracting(TimeKey::text).containsExactly("later", "noon");
        OffsetDateTime sameNoon = NOON.withOffsetSameInstant(ZoneOffset.ofHours(-7));
        List<TimeKey> updated = database()
                .list(crud.updateAll(Flux.just(new TimeKey(sameNoon, "noon 2"), new TimeKey(later, "later 2"))));
        assertThat(updated).extracting(TimeKey::text).containsExactly("noon 2", "later 2");
        assertThat(database().list(crud.findAllById(List.of(sameNoon, NOON, later))))
                .extracting(TimeKey::text)
                .containsExactly("noon 2", "later 2");
        assertThat(database().value(crud.findById(NOON)).text()).isEqualTo("noon 2");
        assertThat(database().value(crud.deleteAll(Flux.just(new TimeKey(NOON, "")))))
                .isEqualTo(1);
    }

    @Test
    default void compositeKeys() {
        Crud<ReadingKey, Reading> crud = crud(ReadingKey_.entity);
        Instant moment = NOON.toInstant();
        Reading one = new Reading(new BigDecimal("1.0"), moment);
        Reading two = new Reading(new BigDecimal("2"), moment);
        assertThat(database().list(crud.insertAll(Flux.just(new ReadingKey(two, "two"), new ReadingKey(one, "one")))))
                .extracting(ReadingKey::text)
                .containsExactly("two", "one");
        Reading sameOne = new Reading(BigDecimal.ONE, moment);
        Reading sameTwo = new Reading(new BigDecimal("2.000"), moment);
        assertThat(database().list(crud.findAllById(List.of(sameOne, sameTwo, one))))
                .extracting(ReadingKey::text)
                .containsExactly("one", "two");
        assertThat(database()
                        .list(crud.updateAll(
                                Flux.just(new ReadingKey(sameOne, "one 2"), new ReadingKey(sameTwo, "two 2")))))
                .extracting(ReadingKey::text)
                .containsExactly("one 2", "two 2");
        assertThat(database()
                        .value(crud.deleteAll(Flux.just(new ReadingKey(sameTwo, ""), new ReadingKey(sameOne, "")))))
                .isEqualTo(2);
    }
}
