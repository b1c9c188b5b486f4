package dev.leat.mapper.mapping;

import dev.leat.core.error.DataException;
import dev.leat.core.execution.ResultRow;
import dev.leat.core.execution.RowMapper;
import dev.leat.core.query.Column;
import dev.leat.core.query.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What Leat knows of an entity. The annotation processor writes one of them for each entity, as {@code X_.entity}; lists
 * are constants, the same object at every call.
 *
 * @param <E> the record
 * @param <K> the type of its key: the id's type (a wrapper for primitives), or the embedded record of a composite id
 */
public interface EntityType<E, K> extends RowMapper<E> {
    /** The record. */
    Class<E> javaType();

    /** The entity's name, for messages. */
    default String name() {
        return javaType().getSimpleName();
    }

    /** The table. */
    Table table();

    /** All columns, in the order in which {@link #read} reads and {@link #value} counts them. */
    List<Column<E, ?>> columns();

    /** The key's columns, at least one; some of {@link #columns}. */
    List<Column<E, ?>> idColumns();

    /** Whether the database gives the id; then it is the only key column. */
    boolean generatedId();

    /** The columns of which each value stands in one row only, besides the key. */
    default List<Column<E, ?>> uniqueColumns() {
        return List.of();
    }

    /** The version's column, or null. */
    default @Nullable Column<E, ?> version() {
        return null;
    }

    /** The column with the time of the insert, or null. */
    default @Nullable Column<E, ?> createdAt() {
        return null;
    }

    /** The column with the time of the last change, or null. */
    default @Nullable Column<E, ?> updatedAt() {
        return null;
    }

    /** All relations, in the order of the components. */
    List<Relation<E, ?>> relations();

    /** The entity in a row whose values come in the order of {@link #columns}; its relations are not loaded. */
    E read(ResultRow row);

    /**
     * The entity in a row of hand-written SQL, whose columns are found by name.
     *
     * @throws DataException if a value does not fit, with the entity and, if it can be read, the key
     */
    @Override
    default E map(ResultRow row) {
        return RowReading.read(this, row);
    }

    /** Reads rows whose values come in the order of {@link #columns}. */
    default RowMapper<E> positional() {
        return row -> RowReading.read(this, row);
    }

    @Override
    default List<String> columnNames() {
        return columns().stream().map(Column::name).toList();
    }

    /** The key in a row whose values come in the order of {@link #idColumns}, from {@code first} on. */
    K readId(ResultRow row, int first);

    /** The entity's key, or null if it is generated and the entity is new. */
    @Nullable
    K id(E entity);

    /** The parts of a key in the order of {@link #idColumns}. */
    List<Object> idParts(K id);

    /** The value of the component behind {@code columns().get(column)}, as its Java type. */
    @Nullable
    Object value(E entity, int column);

    /**
     * The stored entity with the related rows that the given one carries: its handles are taken over where they still point
     * to the same key.
     */
    E carry(E stored, E given);
}
