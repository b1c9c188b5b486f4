package dev.leat.mapper.write;

import dev.leat.core.Database;
import dev.leat.core.error.StaleEntityException;
import dev.leat.core.execution.RowMapper;
import dev.leat.core.query.Column;
import dev.leat.core.query.DeleteRows;
import dev.leat.core.query.InsertRows;
import dev.leat.core.query.Query;
import dev.leat.core.query.UpdateRows;
import dev.leat.mapper.fetch.Lookups;
import dev.leat.mapper.mapping.EntityKeys;
import dev.leat.mapper.mapping.EntityType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Writes many entities: in chunks, each of them one statement whose columns travel as arrays, in a transaction of its own. A
 * chunk is stored as a whole or not at all; when one fails, those before it are stored. Inside a transaction a chunk is a
 * statement of it, and one that fails leaves it to be rolled back only. In memory are two chunks.
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

    BulkWriter(Database database, Lookups lookups, WriteShape<E, K> shape, Clock clock) {
        this.database = database;
        this.lookups = lookups;
        this.shape = shape;
        this.type = shape.type();
        this.clock = clock;
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
        return Flux.from(entities).buffer(CHUNK).concatMap(this::delete, 1).reduce(0L, Long::sum);
    }

    private Flux<E> chunks(Publisher<E> entities, Chunk<E> write) {
        return Flux.from(entities)
                .buffer(CHUNK)
                .concatMap(write::write, 1)
                .doOnNext(stored -> lookups.attach(type, stored))
                .concatMapIterable(stored -> stored, 1);
    }

    private Mono<List<E>> insert(List<E> chunk) {
        WriteValues<E> values = new WriteValues<>(shape, clock.instant());
        List<@Nullable Object[]> rows = new ArrayList<>(chunk.size());
        for (E entity : chunk) {
            rows.add(values.row(entity, shape.inserted(), values::inserted));
        }
        return run(
                new InsertRows(type.table(), shape.inserted(), rows, type.columns()),
                type.positional(),
                chunk,
                stored -> stored.size() == chunk.size() ? inserted(stored, chunk) : skipped());
    }

    /**
     * A generated id can be matched by order only, and so can a text, of which only the database says what equals. Any other is
     * matched by itself, whatever a trigger did.
     */
    private List<E> inserted(List<E> stored, List<E> chunk) {
        if (!type.generatedId() && !shape.isNumbered()) {
            return inOrder(stored, chunk, positions(chunk));
        }
        List<E> result = new ArrayList<>(chunk.size());
        for (int i = 0; i < chunk.size(); i++) {
            result.add(type.carry(stored.get(i), chunk.get(i)));
        }
        return result;
    }

    private Mono<List<E>> update(List<E> chunk) {
        if (shape.changed().isEmpty() && type.version() == null) {
            throw WriteErrors.nothingToChange(type);
        }
        Map<Object, Integer> positions = positions(chunk);
        WriteValues<E> values = new WriteValues<>(shape, clock.instant());
        List<Column<E, ?>> sent = new ArrayList<>(shape.matched());
        sent.addAll(shape.changed());
        int matched = shape.matched().size();
        List<@Nullable Object[]> rows = new ArrayList<>(chunk.size());
        for (E entity : chunk) {
            @Nullable Object[] row = values.row(entity, sent, values::changed);
            for (int i = 0; i < matched; i++) {
                row[i] = values.matched(entity, shape.matched().get(i));
            }
            rows.add(row);
        }
        boolean numbered = shape.isNumbered();
        UpdateRows query = new UpdateRows(
                type.table(), shape.matched(), type.version(), shape.changed(), rows, type.columns(), numbered);
        return numbered
                ? run(query, numbered(type.positional(), type.columns(), chunk), chunk, found -> placed(found, chunk))
                : run(query, type.positional(), chunk, stored -> inOrder(stored, chunk, positions));
    }

    /** As {@link #inOrder}, where the statement says whose a row is. */
    private List<E> placed(List<Numbered<E>> stored, List<E> chunk) {
        List<E> result = new ArrayList<>(chunk);
        BitSet found = new BitSet(chunk.size());
        for (Numbered<E> each : stored) {
            int position = each.position();
            found.set(position);
            result.set(position, type.carry(each.row(), chunk.get(position)));
        }
        requireAll(found, chunk);
        return result;
    }

    private void requireAll(BitSet found, List<E> chunk) {
        BitSet missing = new BitSet(chunk.size());
        missing.set(0, chunk.size());
        missing.andNot(found);
        if (!missing.isEmpty()) {
            throw stale(chunk, missing.stream().boxed().toList());
        }
    }

    private Mono<Long> delete(List<E> chunk) {
        Map<Object, Integer> positions = positions(chunk);
        WriteValues<E> values = new WriteValues<>(shape, clock.instant());
        List<@Nullable Object[]> rows = new ArrayList<>(chunk.size());
        for (E entity : chunk) {
            rows.add(values.row(entity, shape.matched(), values::matched));
        }
        boolean numbered = shape.isNumbered();
        DeleteRows query = new DeleteRows(type.table(), shape.matched(), rows, type.idColumns(), numbered);
        return numbered
                ? run(query, numbered(row -> true, type.idColumns(), chunk), chunk, found -> deleted(found, chunk))
                : run(query, row -> type.readId(row, 0), chunk, ids -> deleted(ids, chunk, positions));
    }

    private long deleted(List<K> ids, List<E> chunk, Map<Object, Integer> positions) {
        ids.forEach(id -> positions.remove(EntityKeys.comparable(type, id)));
        if (!positions.isEmpty()) {
            throw stale(chunk, positions.values());
        }
        return ids.size();
    }

    private long deleted(List<Numbered<Boolean>> deleted, List<E> chunk) {
        BitSet found = new BitSet(chunk.size());
        deleted.forEach(each -> found.set(each.position()));
        requireAll(found, chunk);
        return deleted.size();
    }

    private static <R> RowMapper<Numbered<R>> numbered(RowMapper<R> mapper, List<?> columns, List<?> chunk) {
        return Numbered.rows(mapper, columns.size(), chunk.size());
    }

    /** The stored rows in the order of the given ones; an error that rolls back if one is not among them. */
    private List<E> inOrder(List<E> stored, List<E> chunk, Map<Object, Integer> positions) {
        List<E> result = new ArrayList<>(chunk);
        for (E row : stored) {
            Integer position = positions.remove(comparable(row));
            if (position != null) {
                result.set(position, type.carry(row, chunk.get(position)));
            }
        }
        if (!positions.isEmpty()) {
            throw stale(chunk, positions.values());
        }
        return result;
    }

    private StaleEntityException stale(List<E> chunk, Collection<Integer> positions) {
        return WriteErrors.stale(
                type,
                positions.stream()
                        .sorted()
                        .map(chunk::get)
                        .map(entity -> (Object) key(entity))
                        .toList());
    }

    /** Where each key stands in the chunk. */
    private Map<Object, Integer> positions(List<E> chunk) {
        Map<Object, Integer> positions = new HashMap<>();
        for (E entity : chunk) {
            if (positions.put(comparable(entity), positions.size()) != null) {
                throw WriteErrors.duplicate(type);
            }
        }
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

    private <R, T> Mono<T> run(Query query, RowMapper<R> mapper, List<E> chunk, Function<List<R>, T> check) {
        return database.executor().checked(database.renderer().render(query), mapper, chunk.size(), check);
    }

    /** The write of one chunk. */
    private interface Chunk<E> {
        Mono<List<E>> write(List<E> chunk);
    }
}
