package dev.leat.mapper;

import dev.leat.core.Database;
import dev.leat.core.error.Arguments;
import dev.leat.core.query.Condition;
import dev.leat.core.query.Sort;
import dev.leat.mapper.fetch.EntityRows;
import dev.leat.mapper.fetch.Lookup;
import dev.leat.mapper.fetch.Lookups;
import dev.leat.mapper.mapping.EntityKeys;
import dev.leat.mapper.mapping.EntityType;
import dev.leat.mapper.mapping.Include;
import dev.leat.mapper.write.EntityWriter;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The operations on one entity, for those who want no repository interface; a {@link CrudRepository} stands on one.
 *
 * @param <E> the entity
 * @param <K> the type of its key
 */
public final class Crud<E, K> {
    private final EntityType<E, K> type;
    private final Lookups lookups;
    private final Lookup<E, K> byId;
    private final boolean batched;
    private final Find<E> find;
    private final EntityWriter<E, K> writer;

    Crud(Database database, Lookups lookups, EntityType<E, K> type, Clock clock) {
        this.type = type;
        this.lookups = lookups;
        this.byId = Lookup.byId(type);
        this.batched = database.executor().settings().lookups().batched();
        this.find = Find.all(database, lookups, type);
        this.writer = new EntityWriter<>(database, lookups, type, clock);
    }

    private Crud(Crud<E, K> batching) {
        this.type = batching.type;
        this.lookups = batching.lookups;
        this.byId = batching.byId;
        this.batched = false;
        this.find = batching.find.unbatched();
        this.writer = batching.writer;
    }

    /** The same operations, with every lookup sent as it comes. */
    public Crud<E, K> unbatched() {
        return batched ? new Crud<>(this) : this;
    }

    /** A query for all rows, to be refined. */
    public Find<E> find() {
        return find;
    }

    /** A query for the rows that fulfil all conditions. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Find<E> where(Condition<E>... conditions) {
        return find.where(conditions);
    }

    /** A query that loads these relations too. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Find<E> with(Include<E>... includes) {
        return find.with(includes);
    }

    /** A query in this order. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Find<E> orderBy(Sort<E>... terms) {
        return find.orderBy(terms);
    }

    /** A query in this order. */
    public Find<E> orderBy(List<Sort<E>> terms) {
        return find.orderBy(terms);
    }

    /** All rows, as {@link CrudRepository#all}. */
    public Flux<E> all() {
        return find.all();
    }

    /** All rows in constant memory, read in chunks as they are asked for; see {@link Find#stream}. */
    public Flux<E> stream() {
        return find.stream();
    }

    /** The number of rows. */
    public Mono<Long> count() {
        return find.count();
    }

    /** Whether there is any row. */
    public Mono<Boolean> exists() {
        return find.exists();
    }

    /**
     * The row with this key; empty if there is none. Lookups that wait at the same time share a statement; a single one is
     * sent as it is.
     */
    public Mono<E> findById(K id) {
        if (batched) {
            return lookups.first(byId, Arguments.present("id", id));
        }
        Condition<E> condition = EntityKeys.is(type, Arguments.present("id", id));
        return find.where(condition).byKey();
    }

    /** The rows with these keys, in the order of the keys and each once; those that are not there are left out. */
    public Flux<E> findAllById(Collection<? extends K> ids) {
        Map<Object, K> distinct = new LinkedHashMap<>();
        for (K id : Arguments.present("ids", ids)) {
            distinct.putIfAbsent(EntityKeys.comparable(type, Arguments.present("id", id)), id);
        }
        if (distinct.isEmpty()) {
            return Flux.empty();
        }
        if (!EntityKeys.shareEquality(type.idColumns())) {
            return new EntityRows(lookups).byId(type, distinct).flatMapIterable(rows -> rows);
        }
        return find.where(EntityKeys.in(type, distinct.values()))
                .list()
                .flatMapIterable(rows -> inOrder(rows, distinct.keySet()));
    }

    /** Whether there is a row with this key. */
    public Mono<Boolean> existsById(K id) {
        Condition<E> condition = EntityKeys.is(type, Arguments.present("id", id));
        return find.where(condition).exists();
    }

    /** Inserts the entity and gives it as stored: with its generated id, first version and times. */
    public Mono<E> insert(E entity) {
        return writer.insert(Arguments.present("entity", entity));
    }

    /** Changes the entity's row and gives it as stored, at the next version. */
    public Mono<E> update(E entity) {
        return writer.update(Arguments.present("entity", entity));
    }

    /** Deletes the entity's row at its version. */
    public Mono<Void> delete(E entity) {
        return writer.delete(Arguments.present("entity", entity));
    }

    /** Deletes the row with this key, whatever its version, and says whether there was one. */
    public Mono<Boolean> deleteById(K id) {
        return writer.deleteById(Arguments.present("id", id));
    }

    /** Inserts all, one statement for each chunk, as {@link CrudRepository#insertAll(Publisher)}. */
    public Flux<E> insertAll(Publisher<E> entities) {
        return writer.bulk().insertAll(Arguments.present("entities", entities));
    }

    /** Inserts all, as {@link #insertAll(Publisher)}. */
    public Flux<E> insertAll(Iterable<E> entities) {
        return insertAll(Flux.fromIterable(Arguments.present("entities", entities)));
    }

    /** Changes the rows of all, one statement for each chunk, as {@link CrudRepository#updateAll(Publisher)}. */
    public Flux<E> updateAll(Publisher<E> entities) {
        return writer.bulk().updateAll(Arguments.present("entities", entities));
    }

    /** Changes the rows of all, as {@link #updateAll(Publisher)}. */
    public Flux<E> updateAll(Iterable<E> entities) {
        return updateAll(Flux.fromIterable(Arguments.present("entities", entities)));
    }

    /** Deletes the rows of all, one statement for each chunk, as {@link CrudRepository#deleteAll(Publisher)}. */
    public Mono<Long> deleteAll(Publisher<E> entities) {
        return writer.bulk().deleteAll(Arguments.present("entities", entities));
    }

    /** Deletes the rows of all, as {@link #deleteAll(Publisher)}. */
    public Mono<Long> deleteAll(Iterable<E> entities) {
        return deleteAll(Flux.fromIterable(Arguments.present("entities", entities)));
    }

    private List<E> inOrder(List<E> rows, Set<Object> ids) {
        Map<Object, E> byId = new HashMap<>();
        for (E row : rows) {
            K id = EntityKeys.stored(type, row);
            if (id != null) {
                byId.put(EntityKeys.comparable(type, id), row);
            }
        }
        return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
    }
}
