package dev.leat.mapper.write;

import dev.leat.core.Database;
import dev.leat.core.execution.RowMapper;
import dev.leat.core.query.Assignment;
import dev.leat.core.query.Column;
import dev.leat.core.query.Condition;
import dev.leat.core.query.Delete;
import dev.leat.core.query.Insert;
import dev.leat.core.query.Query;
import dev.leat.core.query.Update;
import dev.leat.mapper.fetch.Lookups;
import dev.leat.mapper.mapping.EntityKeys;
import dev.leat.mapper.mapping.EntityType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Writes single entities, each in one statement that gives the row back as stored.
 *
 * @param <E> the entity
 * @param <K> the type of its key
 */
public final class EntityWriter<E, K> {
    private final Database database;
    private final Lookups lookups;
    private final EntityType<E, K> type;
    private final Clock clock;
    private final WriteShape<E, K> shape;
    private final Exactness<E> exactness;

    public EntityWriter(Database database, Lookups lookups, EntityType<E, K> type, Clock clock) {
        this.database = database;
        this.lookups = lookups;
        this.type = type;
        this.clock = clock;
        this.shape = WriteShape.of(type);
        this.exactness = new Exactness<>(shape);
    }

    /** The writer of many entities at once. */
    public BulkWriter<E, K> bulk() {
        return new BulkWriter<>(database, lookups, shape, clock);
    }

    /** Inserts the entity and gives it as stored, with the related rows of the given one. */
    public Mono<E> insert(E entity) {
        return Mono.defer(() -> {
            shape.otherEnds().requireNone(entity);
            WriteValues<E> values = new WriteValues<>(shape, clock.instant());
            List<Assignment> assignments = new ArrayList<>(shape.inserted().size());
            for (Column<E, ?> column : shape.inserted()) {
                assignments.add(new Assignment(column, values.inserted(entity, column)));
            }
            Insert query = new Insert(type.table(), assignments, type.columns());
            return stored(query, assignments, row -> shape.otherEnds().inserted(row, entity))
                    .switchIfEmpty(Mono.error(WriteErrors::skipped));
        });
    }

    /** Changes the entity's row and gives it as stored; an error if it is not there at the entity's version. */
    public Mono<E> update(E entity) {
        return Mono.defer(() -> {
            shape.otherEnds().requireRead(entity);
            WriteValues<E> values = new WriteValues<>(shape, clock.instant());
            Condition<E> row = row(values, entity);
            List<Assignment> assignments = assignments(values, entity);
            Update query = new Update(type.table(), assignments, row, type.columns());
            return stored(query, assignments, stored -> type.carry(stored, entity))
                    .switchIfEmpty(Mono.error(() -> WriteErrors.stale(type, List.of(key(entity)))));
        });
    }

    /** Deletes the entity's row; an error if it is not there at the entity's version. */
    public Mono<Void> delete(E entity) {
        return Mono.defer(() -> {
            Condition<E> row = row(new WriteValues<>(shape, clock.instant()), entity);
            return count(new Delete(type.table(), row))
                    .flatMap(deleted ->
                            deleted > 0 ? Mono.empty() : Mono.error(WriteErrors.stale(type, List.of(key(entity)))));
        });
    }

    /** Deletes the row with this key, whatever its version, and says whether there was one. */
    public Mono<Boolean> deleteById(K id) {
        return Mono.defer(
                () -> count(new Delete(type.table(), EntityKeys.is(type, id))).map(deleted -> deleted > 0));
    }

    private List<Assignment> assignments(WriteValues<E> values, E entity) {
        List<Assignment> assignments = new ArrayList<>(shape.changed().size() + 1);
        for (Column<E, ?> column : shape.changed()) {
            assignments.add(new Assignment(column, values.changed(entity, column)));
        }
        Column<E, ?> version = type.version();
        if (version != null) {
            assignments.add(new Assignment(version, Versions.next(version, values.matched(entity, version))));
        }
        if (assignments.isEmpty()) {
            throw WriteErrors.nothingToChange(type);
        }
        return assignments;
    }

    private Condition<E> row(WriteValues<E> values, E entity) {
        List<Condition<E>> terms = new ArrayList<>(2);
        for (Column<E, ?> column : shape.matched()) {
            Object value = values.matched(entity, column);
            terms.add(value == null ? column.isNull() : EntityKeys.equal(column, value));
        }
        return Condition.all(terms);
    }

    private Object key(E entity) {
        K key = type.id(entity);
        return key == null ? "none" : key;
    }

    /** Sends a write of one row; the row that comes back is compared with what was sent when it is read. */
    private Mono<E> stored(Query query, List<Assignment> sent, UnaryOperator<E> carry) {
        List<? extends Column<?, ?>> columns =
                sent.stream().map(Assignment::column).toList();
        @Nullable Object[] values = sent.stream().map(Assignment::value).toArray();
        RowMapper<E> reader = type.positional();
        RowMapper<E> exact = row -> {
            E stored = reader.map(row);
            exactness.require(stored, columns, values);
            return stored;
        };
        return database.executor()
                .rows(database.renderer().render(query).ofOneRow(), exact, 2)
                .flatMap(rows -> rows.isEmpty() ? Mono.empty() : Mono.just(carry.apply(rows.get(0))))
                .doOnNext(stored -> lookups.attach(type, List.of(stored)));
    }

    private Mono<Long> count(Query query) {
        return database.executor().update(database.renderer().render(query));
    }
}
