package dev.leat.mapper.it.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.query.Condition;
import dev.leat.mapper.Crud;
import dev.leat.mapper.it.testing.MappedDatabase;
import dev.leat.mapper.mapping.EntityType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;

/** Every way to a row by a key of any type finds what the database takes as equal, as a join of it does. */
interface TypedKeyContract {
    MappedDatabase database();

    private <E, K> Crud<E, K> crud(EntityType<E, K> type) {
        return database().leat().crud(type);
    }

    /** One parent for each key, under the first of its forms, and one child for each form. */
    private <P, C, K> void fill(KeyKind<P, C, K> kind) {
        database().admin().update("delete from " + quoted(kind.child()));
        database().admin().update("delete from " + quoted(kind.parent()));
        store(kind, kind.first().get(0), "first");
        store(kind, kind.second().get(0), "second");
        AtomicLong ids = new AtomicLong();
        database()
                .list(crud(kind.child())
                        .insertAll(Flux.fromIterable(kind.storable(database().isPostgres()))
                                .map(key -> kind.children()
                                        .apply(
                                                ids.incrementAndGet(),
                                                kind.toOne().to(key)))));
        database().clear();
    }

    private static String quoted(EntityType<?, ?> type) {
        return '"' + type.table().name() + '"';
    }

    private <P, K> void store(KeyKind<P, ?, K> kind, K key, String name) {
        if (kind.parent().generatedId()) {
            database()
                    .admin()
                    .update("insert into " + quoted(kind.parent()) + " (id, name) values (" + key + ", '" + name
                            + "')");
        } else {
            database().value(crud(kind.parent()).insert(kind.parents().apply(key, name)));
        }
    }

    @ParameterizedTest
    @MethodSource("dev.leat.mapper.it.keys.KeyKind#all")
    default <P, C, K> void rowsAreFoundByTheirKeys(KeyKind<P, C, K> kind) {
        fill(kind);
        Crud<P, K> parents = crud(kind.parent());
        for (int i = 0; i < kind.keys().size(); i++) {
            K key = kind.keys().get(i);
            String name = kind.names().get(i);
            assertThat(database().value(parents.findById(key).map(kind.name()))).isEqualTo(name);
            assertThat(database().list(parents.findAllById(List.of(key)).map(kind.name())))
                    .containsExactly(name);
            Condition<P> equal = kind.id().eq(key);
            assertThat(names(kind, equal)).containsExactly(name);
            assertThat(names(kind, kind.id().in(List.of(key)))).containsExactly(name);
            assertThat(names(kind, kind.id().between(key, key))).containsExactly(name);
            assertThat(names(kind, kind.id().notIn(List.of(key))))
                    .doesNotContain(name)
                    .hasSize(1);
            assertThat(database().value(parents.where(equal).count())).isEqualTo(1);
        }
        Flux<String> together = parents.find()
                .count()
                .flatMapIterable(ignored -> kind.keys())
                .flatMapSequential(key -> parents.findById(key).map(kind.name()));
        database().clear();
        assertThat(database().list(together)).isEqualTo(kind.names());
        assertThat(database().recorder().count()).isEqualTo(2);
        assertThat(database().listInTransaction(together)).isEqualTo(kind.names());
        Flux<String> byColumn = parents.find()
                .count()
                .flatMapIterable(ignored -> kind.keys())
                .flatMapSequential(key -> parents.where(kind.id().eq(key)).one().map(kind.name()));
        assertThat(database().list(byColumn)).isEqualTo(kind.names());
        List<K> backwards = new ArrayList<>(kind.keys());
        Collections.reverse(backwards);
        assertThat(database().list(parents.findAllById(backwards).map(kind.name())))
                .containsExactly("second", "first");
    }

    private <P> List<String> names(KeyKind<P, ?, ?> kind, Condition<P> condition) {
        return database().list(crud(kind.parent()).where(condition).all().map(kind.name()));
    }

    @ParameterizedTest
    @MethodSource("dev.leat.mapper.it.keys.KeyKind#all")
    default <P, C, K> void relationsFindTheirRows(KeyKind<P, C, K> kind) {
        fill(kind);
        List<String> counts =
                List.of("first" + kind.first().size(), "second" + kind.second().size());
        Flux<P> planned = crud(kind.parent()).with(kind.toMany()).all();
        assertThat(database()
                        .list(planned.map(row -> kind.name().apply(row)
                                + kind.many().apply(row).list().size())))
                .containsExactlyInAnyOrderElementsOf(counts);
        Flux<C> children = crud(kind.child()).with(kind.toOne()).all();
        assertThat(database()
                        .list(children.map(
                                row -> kind.name().apply(kind.one().apply(row).get()))))
                .containsExactlyInAnyOrderElementsOf(kind.names());
        Flux<String> siblings = crud(kind.child())
                .find()
                .list()
                .flatMapIterable(rows -> rows)
                .concatMap(row -> kind.one().apply(row).load())
                .map(kind.name());
        assertThat(database().list(siblings)).containsExactlyInAnyOrderElementsOf(kind.names());
        assertThat(database().listInTransaction(siblings)).containsExactlyInAnyOrderElementsOf(kind.names());
        Flux<String> loaded = crud(kind.parent())
                .find()
                .list()
                .flatMapIterable(rows -> rows)
                .concatMap(row -> kind.many()
                        .apply(row)
                        .load()
                        .count()
                        .map(number -> kind.name().apply(row) + number));
        assertThat(database().list(loaded)).containsExactlyInAnyOrderElementsOf(counts);
        Flux<String> counted = crud(kind.parent())
                .find()
                .list()
                .flatMapIterable(rows -> rows)
                .flatMap(row ->
                        kind.many().apply(row).count().map(number -> kind.name().apply(row) + number));
        assertThat(database().list(counted)).containsExactlyInAnyOrderElementsOf(counts);
    }

    @ParameterizedTest
    @MethodSource("dev.leat.mapper.it.keys.KeyKind#all")
    default <P, C, K> void writesFindTheirRows(KeyKind<P, C, K> kind) {
        fill(kind);
        Crud<P, K> parents = crud(kind.parent());
        K first = kind.first().get(kind.first().size() - 1);
        K second = kind.second().get(kind.second().size() - 1);
        List<P> changed =
                List.of(kind.parents().apply(second, "2"), kind.parents().apply(first, "1"));
        assertThat(database().list(parents.updateAll(Flux.fromIterable(changed)).map(kind.name())))
                .containsExactly("2", "1");
        assertThat(database()
                        .value(parents.update(kind.parents().apply(first, "!")).map(kind.name())))
                .isEqualTo("!");
        assertThat(database().list(parents.updateAll(parents.find().all()))).hasSize(2);
        database().admin().update("delete from " + quoted(kind.child()));
        assertThat(database().value(parents.deleteAll(Flux.fromIterable(changed))))
                .isEqualTo(2);
        assertThat(database().value(parents.find().count())).isZero();
    }
}
