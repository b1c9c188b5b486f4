package dev.leat.mapper.it.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.mapper.Find;
import dev.leat.mapper.it.testing.MappedDatabase;
import dev.leat.mapper.mapping.Relation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * One direction of one relation, and what it has to hold.
 *
 * @param relation the relation
 * @param related the keys of the related rows in a loaded entity
 * @param expected the keys of the related rows, by the key of the entity
 * @param keys how many different keys the relation's one statement asks for; with 0 it is not sent
 */
record RelationCase<E>(Relation<E, ?> relation, Function<E, List<?>> related, Map<Object, List<?>> expected, int keys) {
    void check(MappedDatabase database, boolean inTransaction) {
        Find<E> find = find(database);
        database.clear();
        Flux<E> all = find.list().flatMapIterable(found -> found);
        List<E> rows = inTransaction ? database.listInTransaction(all) : database.list(all);
        String where = relation.path() + (inTransaction ? " in a transaction" : "");
        Map<Object, List<?>> found = new HashMap<>();
        rows.forEach(row -> found.put(Objects.requireNonNull(relation.owner().id(row)), related.apply(row)));
        assertThat(found).as(where).hasSameSizeAs(rows).isEqualTo(expected);
        assertThat(database.recorder().sql())
                .as(where)
                .isEqualTo(find.plan().statements().subList(0, keys == 0 ? 1 : 2));
        assertThat(database.arrayLengths()).as(where).isEqualTo(keys == 0 ? List.of() : List.of(keys));
    }

    private Find<E> find(MappedDatabase database) {
        return database.leat().crud(relation.owner()).with(relation);
    }
}
