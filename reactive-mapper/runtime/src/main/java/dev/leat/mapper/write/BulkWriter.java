package dev.leat.mapper.write;

import dev.leat.core.Database;
import dev.leat.core.error.DataException;
import dev.leat.core.error.RejectedException;
import dev.leat.core.execution.RowMapper;
import dev.leat.core.query.Column;
import dev.leat.core.query.DeleteRows;
import dev.leat.core.query.InsertRows;
import dev.leat.core.query.Query;
import dev.leat.core.query.UpdateRows;
import dev.leat.core.sql.BoundStatement;
import dev.leat.mapper.fetch.Lookups;
import dev.leat.mapper.mapping.EntityKeys;
import dev.leat.mapper.mapping.EntityType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes many entities: in chunks, each of them one statement whose columns travel as arrays, in a transaction of its own. A
 * chunk is stored as a whole or not at all; when one fails, those before it are stored. Inside a transaction a chunk is a
 * statement of it, and one that fails leaves it to be rolled back only. In memory are two chunks, which {@link Chunks} keeps
 * small where entities are wide.
 *
 * @param <E> the entity
 * @param <K> the type of its key
 */
public final class BulkWriter<E, K> {
    /** Larger chunks were no faster, and one BEGIN and COMMIT for this many rows does not show. */
    static final int CHUNK = 5_000;

    private final Database database;
    private final Lookups lookups;
    private final WriteShape<E, K> shape;
    private final EntityType<E, K> type;
    private final Clock clock;
    private final Exactness<E> exactness;

    BulkWriter(Database database, Lookups lookups, WriteShape<E, K> shape, Clock clock) {
        this.database = database;
        this.lookups = lookups;
        this.shape = shape;
        this.type = shape.type();
        this.clock = clock;
        this.exactness = new Exactness<>(shape);
    }

    /** Inserts all and gives them as stored, in the order in which they came. */
    public Flux<E> insertAll(Publisher<E> entities) {
        return chunks(entities, this::insert);
    }

    /** Changes the rows of all and gives them as stored, in the order in which they came. */
    public Flux<E> updateAll(Publisher<E> entities) {
        return chunks(entities, this::update);
    }

    /** Deletes the rows of all and gives their number. */
    public Mono<Long> deleteAll(Publisher<E> entities) {
        return batches(entities).concatMap(this::delete, 1).reduce(0L, Long::sum);
    }

    private Flux<E> chunks(Publisher<E> entities, Function<Batch<E>, Mono<List<E>>> write) {
        return batches(entities)
                .concatMap(write, 1)
                .doOnNext(stored -> lookups.attach(type, stored))
                .concatMapIterable(stored -> stored, 1);
    }

    private Flux<Batch<E>> batches(Publisher<E> entities) {
        Chunks<E> chunks = new Chunks<>(
                shape, CHUNK, database.executor().settings().streams().chunkBytes());
        return Flux.defer(() -> {
            AtomicLong given = new AtomicLong();
            return chunks.of(entities).map(chunk -> new Batch<>(chunk, given.getAndAdd(chunk.size())));
        });
    }

    private Mono<List<E>> insert(Batch<E> batch) {
        WriteValues<E> values = new WriteValues<>(shape, clock.instant());
        List<@Nullable Object[]> rows = batch.values(entity -> {
            shape.otherEnds().requireNone(entity);
            return values.row(entity, shape.inserted(), values::inserted);
        });
        return run(
                new Write<E>(
                        batch,
                        shape.inserted(),
                        rows,
                        some -> new InsertRows(type.table(), shape.inserted(), some, type.columns())),
                type.positional(),
                (stored, write) -> stored.size() == batch.size() ? inserted(stored, write) : skipped());
    }

    /**
     * A generated id can be matched by order only, and so can a text, of which only the database says what equals. Any other is
     * matched by itself, whatever a trigger did.
     */
    private List<E> inserted(List<E> stored, Write<E> write) {
        Batch<E> batch = write.batch();
        UnaryOperator<List<E>> carried = ordered -> {
            List<E> result = new ArrayList<>(batch.size());
            batch.each(i -> result.add(shape.otherEnds().inserted(exact(write, i, ordered.get(i)), batch.get(i))));
            return result;
        };
        if (type.generatedId() || shape.isNumbered()) {
            return carried.apply(stored);
        }
        return carried.apply(inOrder(stored, batch, positions(batch), () -> WriteErrors.keyChanged(type)));
    }

    private Mono<List<E>> update(Batch<E> batch) {
        if (shape.changed().isEmpty() && type.version() == null) {
            throw WriteErrors.nothingToChange(type);
        }
        Map<Object, Integer> positions = positions(batch);
        WriteValues<E> values = new WriteValues<>(shape, clock.instant());
        List<Column<E, ?>> sent = new ArrayList<>(shape.matched());
        sent.addAll(shape.changed());
        List<@Nullable Object[]> rows = batch.values(entity -> changed(entity, sent, values));
        boolean numbered = shape.isNumbered();
        Write<E> write = new Write<>(
                batch,
                sent,
                rows,
                some -> new UpdateRows(
                        type.table(),
                        shape.matched(),
                        type.version(),
                        shape.changed(),
                        some,
                        type.columns(),
                        numbered));
        if (!numbered) {
            return run(
                    write,
                    type.positional(),
                    (stored, same) -> updated(inOrder(stored, batch, positions, () -> stale(batch, positions)), same));
        }
        RowMapper<Numbered<E>> rowsOf = Numbered.rows(
                type.positional(), type.columns().size(), row -> positions.get(comparable(row)), batch.size());
        return run(write, rowsOf, this::placed);
    }

    private @Nullable Object[] changed(E entity, List<Column<E, ?>> sent, WriteValues<E> values) {
        shape.otherEnds().requireRead(entity);
        @Nullable Object[] row = values.row(entity, sent, values::changed);
        for (int i = 0; i < shape.matched().size(); i++) {
            row[i] = values.matched(entity, shape.matched().get(i));
        }
        return row;
    }

    /** Only what was set has to be exact: what found the row was compared, and may be another form of the same key. */
    private List<E> updated(List<E> ordered, Write<E> write) {
        int matched = shape.matched().size();
        List<E> result = new ArrayList<>(ordered.size());
        write.batch().each(i -> {
            @Nullable Object[] sent = write.rows().get(i);
            exactness.require(ordered.get(i), shape.changed(), Arrays.copyOfRange(sent, matched, sent.length));
            result.add(type.carry(ordered.get(i), write.batch().get(i)));
        });
        return result;
    }

    private E exact(Write<E> write, int position, E stored) {
        exactness.require(stored, write.columns(), write.rows().get(position));
        return stored;
    }

    /** As {@link #inOrder}, where the statement says whose a row is. */
    private List<E> placed(List<Numbered<E>> stored, Write<E> write) {
        List<E> ordered = new ArrayList<>(write.batch().entities());
        BitSet found = new BitSet(ordered.size());
        for (Numbered<E> each : stored) {
            found.set(each.position());
            ordered.set(each.position(), each.row());
        }
        requireAll(found, write.batch());
        return updated(ordered, write);
    }

    private void requireAll(BitSet found, Batch<E> batch) {
        BitSet missing = new BitSet(batch.size());
        missing.set(0, batch.size());
        missing.andNot(found);
        if (!missing.isEmpty()) {
            throw stale(batch, missing.stream().boxed().toList());
        }
    }

    private Mono<Long> delete(Batch<E> batch) {
        Map<Object, Integer> positions = positions(batch);
        WriteValues<E> values = new WriteValues<>(shape, clock.instant());
        boolean numbered = shape.isNumbered();
        Write<E> write = new Write<>(
                batch,
                List.of(),
                batch.values(entity -> values.row(entity, shape.matched(), values::matched)),
                some -> new DeleteRows(type.table(), shape.matched(), some, type.idColumns(), numbered));
        RowMapper<K> ids = row -> type.readId(row, 0);
        if (!numbered) {
            return run(write, ids, (deleted, same) -> deleted(deleted, batch, positions));
        }
        RowMapper<Numbered<K>> idsOf = Numbered.rows(
                ids, type.idColumns().size(), id -> positions.get(EntityKeys.comparable(type, id)), batch.size());
        return run(write, idsOf, (deleted, same) -> deleted(deleted, batch));
    }

    private long deleted(List<K> ids, Batch<E> batch, Map<Object, Integer> positions) {
        ids.forEach(id -> positions.remove(EntityKeys.comparable(type, id)));
        if (!positions.isEmpty()) {
            throw stale(batch, positions);
        }
        return ids.size();
    }

    private long deleted(List<Numbered<K>> deleted, Batch<E> batch) {
        BitSet found = new BitSet(batch.size());
        deleted.forEach(each -> found.set(each.position()));
        requireAll(found, batch);
        return deleted.size();
    }

    /** The stored rows in the order of the given ones; an error that rolls back if one is not among them. */
    private List<E> inOrder(
            List<E> stored,
            Batch<E> batch,
            Map<Object, Integer> positions,
            Supplier<? extends RuntimeException> missing) {
        List<E> result = new ArrayList<>(batch.entities());
        for (E row : stored) {
            Integer position = positions.remove(comparable(row));
            if (position != null) {
                result.set(position, row);
            }
        }
        if (!positions.isEmpty()) {
            throw missing.get();
        }
        return result;
    }

    private RejectedException stale(Batch<E> batch, Map<Object, Integer> positions) {
        return stale(batch, positions.values());
    }

    private RejectedException stale(Batch<E> batch, Collection<Integer> positions) {
        List<Integer> sorted = positions.stream().sorted().toList();
        return WriteErrors.stale(
                        type,
                        sorted.stream()
                                .map(batch::get)
                                .map(entity -> (Object) key(entity))
                                .toList())
                .notingIndex(batch.first() + sorted.get(0));
    }

    /** Where each key stands in the batch. */
    private Map<Object, Integer> positions(Batch<E> batch) {
        Map<Object, Integer> positions = new HashMap<>();
        batch.each(i -> {
            if (positions.put(comparable(batch.get(i)), i) != null) {
                throw WriteErrors.duplicate(type);
            }
        });
        return positions;
    }

    private Object comparable(E entity) {
        return EntityKeys.comparable(type, key(entity));
    }

    private K key(E entity) {
        K key = EntityKeys.stored(type, entity);
        if (key == null) {
            throw WriteErrors.noId(type);
        }
        return key;
    }

    private List<E> skipped() {
        throw WriteErrors.skipped();
    }

    private <R, T> Mono<T> run(Write<E> write, RowMapper<R> mapper, BiFunction<List<R>, Write<E>, T> check) {
        Function<List<R>, T> checked = rows -> check.apply(rows, write);
        return database.executor()
                .checked(render(write), mapper, write.batch().size(), checked)
                .onErrorResume(
                        RejectedException.class,
                        error -> new FailedRow(database, write.query(), write.rows())
                                .named(error, write.batch().first()));
    }

    /** The statement; a value that its column's type refuses says in which row it stands. */
    private BoundStatement render(Write<E> write) {
        try {
            return database.renderer().render(write.query().apply(write.rows()));
        } catch (DataException refused) {
            write.batch()
                    .each(i -> database.renderer()
                            .render(write.query().apply(write.rows().subList(i, i + 1))));
            throw refused;
        }
    }

    /**
     * One statement.
     *
     * @param columns the columns whose stored values are compared with the sent ones
     * @param rows for each entity its values, those of {@code columns} first
     * @param query the statement for these or some of these rows
     */
    private record Write<E>(
            Batch<E> batch,
            List<Column<E, ?>> columns,
            List<@Nullable Object[]> rows,
            Function<List<@Nullable Object[]>, Query> query) {}
}
