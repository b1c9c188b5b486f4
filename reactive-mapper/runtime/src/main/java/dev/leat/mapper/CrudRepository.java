package dev.leat.mapper;

import dev.leat.core.query.Condition;
import dev.leat.core.query.Sort;
import dev.leat.mapper.mapping.Include;
import java.util.Collection;
import java.util.List;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What every repository can do. An interface that extends this and is annotated with {@link
 * dev.leat.mapper.annotation.Repository} gets its class at compile time.
 *
 * <p>Publishers do nothing before subscription, and each subscription does its work again. Errors of the database are
 * signalled as {@link dev.leat.core.error.LeatException}; wrong arguments are thrown at the call. The verbs never guess:
 * {@code insert} inserts, {@code update} updates.
 *
 * @param <E> the entity
 * @param <K> the type of its key
 */
@FunctionalInterface
public interface CrudRepository<E, K> {
    /** The operations behind this repository; written by the processor. */
    Crud<E, K> crud();

    /** A query for all rows, to be refined. */
    default Find<E> find() {
        return crud().find();
    }

    /** A query for the rows that fulfil the condition. */
    default Find<E> where(Condition<E> first) {
        return find().where(first);
    }

    /** As {@link #where(Condition)}, for two; for more, go on from the query. */
    default Find<E> where(Condition<E> first, Condition<E> second) {
        return find().where(first, second);
    }

    /** As {@link #where(Condition)}, for three; for more, go on from the query. */
    default Find<E> where(Condition<E> first, Condition<E> second, Condition<E> third) {
        return find().where(first, second, third);
    }

    /** A query that loads this relation too, with one statement for all rows. */
    default Find<E> with(Include<E> first) {
        return find().with(first);
    }

    /** As {@link #with(Include)}, for two; for more, go on from the query. */
    default Find<E> with(Include<E> first, Include<E> second) {
        return find().with(first, second);
    }

    /** As {@link #with(Include)}, for three; for more, go on from the query. */
    default Find<E> with(Include<E> first, Include<E> second, Include<E> third) {
        return find().with(first, second, third);
    }

    /** As {@link #with(Include)}, for four; for more, go on from the query. */
    default Find<E> with(Include<E> first, Include<E> second, Include<E> third, Include<E> fourth) {
        return find().with(first, second, third, fourth);
    }

    /** A query in this order. */
    default Find<E> orderBy(Sort<E> first) {
        return find().orderBy(first);
    }

    /** As {@link #orderBy(Sort)}, for two; for more, go on from the query. */
    default Find<E> orderBy(Sort<E> first, Sort<E> second) {
        return find().orderBy(first, second);
    }

    /** As {@link #orderBy(Sort)}, for three; for more, go on from the query. */
    default Find<E> orderBy(Sort<E> first, Sort<E> second, Sort<E> third) {
        return find().orderBy(first, second, third);
    }

    /** A query in this order. */
    default Find<E> orderBy(List<Sort<E>> terms) {
        return find().orderBy(terms);
    }

    /** All rows; outside a transaction as a {@link #stream}, in one read into memory first, under the row limit. */
    default Flux<E> all() {
        return find().all();
    }

    /** All rows in constant memory, read in chunks as they are asked for; see {@link Find#stream}. */
    default Flux<E> stream() {
        return find().stream();
    }

    /** The operations with every lookup sent as it comes, to be used where it must not wait for others. */
    default Crud<E, K> unbatched() {
        return crud().unbatched();
    }

    /**
     * The row with this key; empty if there is none. Lookups that wait at the same time, of this repository or another of the
     * same entity, share a statement; a single one is sent as it is. Inside a transaction those of the transaction do.
     */
    default Mono<E> findById(K id) {
        return crud().findById(id);
    }

    /**
     * The rows with these keys, found with one statement for any number of keys, in the order of the keys and each once;
     * those that are not there are left out.
     */
    default Flux<E> findAllById(Collection<? extends K> ids) {
        return crud().findAllById(ids);
    }

    /** The number of rows. */
    default Mono<Long> count() {
        return find().count();
    }

    /** Whether there is any row. */
    default Mono<Boolean> exists() {
        return find().exists();
    }

    /** Whether there is a row with this key. */
    default Mono<Boolean> existsById(K id) {
        return crud().existsById(id);
    }

    /**
     * Inserts the entity in one statement.
     *
     * @return the entity as stored: with its generated id, first version and times, and the related rows of the given one;
     *     signals {@link dev.leat.core.error.ConstraintViolationException} if the database refuses it
     */
    default Mono<E> insert(E entity) {
        return crud().insert(entity);
    }

    /**
     * Changes the entity's row in one statement.
     *
     * @return the entity as stored, at the next version; signals {@link dev.leat.core.error.StaleEntityException} if the row
     *     is not there, or not at the entity's version
     */
    default Mono<E> update(E entity) {
        return crud().update(entity);
    }

    /**
     * Deletes the entity's row in one statement.
     *
     * @return completes when it is deleted; signals {@link dev.leat.core.error.StaleEntityException} if the row is not
     *     there, or not at the entity's version
     */
    default Mono<Void> delete(E entity) {
        return crud().delete(entity);
    }

    /** Deletes the row with this key, whatever its version, and says whether there was one. */
    default Mono<Boolean> deleteById(K id) {
        return crud().deleteById(id);
    }

    /**
     * Inserts all, one statement for each chunk of 5,000. A chunk is stored as a whole or not at all; put a transaction
     * around it for all chunks. A transaction in which the statement of a chunk fails, or not all its rows were written, can
     * only be rolled back, also if the error is handled: {@link dev.leat.core.error.TransactionAbortedException}. What may
     * fail alone goes into a nested one, which a chunk has by itself on a connection of someone else.
     *
     * @return the entities as stored, in their order, each chunk after it was stored
     */
    default Flux<E> insertAll(Publisher<E> entities) {
        return crud().insertAll(entities);
    }

    /** Inserts all, as {@link #insertAll(Publisher)}. */
    default Flux<E> insertAll(Iterable<E> entities) {
        return crud().insertAll(entities);
    }

    /**
     * Changes the rows of all, one statement for each chunk of 5,000. A chunk is stored as a whole or not at all, in a
     * transaction as in {@link #insertAll(Publisher)}.
     *
     * @return the entities as stored, in their order; signals {@link dev.leat.core.error.StaleEntityException} with the keys
     *     of the rows that were not there at their versions
     */
    default Flux<E> updateAll(Publisher<E> entities) {
        return crud().updateAll(entities);
    }

    /** Changes the rows of all, as {@link #updateAll(Publisher)}. */
    default Flux<E> updateAll(Iterable<E> entities) {
        return crud().updateAll(entities);
    }

    /**
     * Deletes the rows of all, one statement for each chunk of 5,000. A chunk is deleted as a whole or not at all, in a
     * transaction as in {@link #insertAll(Publisher)}.
     *
     * @return the number of rows; signals {@link dev.leat.core.error.StaleEntityException} with the keys of the rows that
     *     were not there at their versions
     */
    default Mono<Long> deleteAll(Publisher<E> entities) {
        return crud().deleteAll(entities);
    }

    /** Deletes the rows of all, as {@link #deleteAll(Publisher)}. */
    default Mono<Long> deleteAll(Iterable<E> entities) {
        return crud().deleteAll(entities);
    }
}
