package dev.leat.mapper.mapping;

import dev.leat.core.execution.ResultRow;
import dev.leat.core.query.Column;
import dev.leat.core.query.Condition;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Conditions on keys, composite or not. */
public final class EntityKeys {
    private EntityKeys() {}

    /** The row with this key. */
    public static <E, K> Condition<E> is(EntityType<E, K> type, K id) {
        List<Object> parts = type.idParts(id);
        List<Condition<E>> terms = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            terms.add(equal(type.idColumns().get(i), parts.get(i)));
        }
        return Condition.all(terms);
    }

    /** The rows with one of these keys, sent as one array for each column. */
    public static <E, K> Condition<E> in(EntityType<E, K> type, Collection<? extends K> ids) {
        if (type.idColumns().size() > 1) {
            return asked(type, ids);
        }
        return one(type.idColumns().get(0), type, ids);
    }

    @SuppressWarnings("unchecked") // a part of a key has its column's type
    private static <E, K, T> Condition<E> one(Column<E, T> column, EntityType<E, K> type, Collection<? extends K> ids) {
        List<T> values = new ArrayList<>(ids.size());
        for (K id : ids) {
            values.add((T) type.idParts(id).get(0));
        }
        return column.in(values);
    }

    /** Keys that a select joins its rows with, so that it tells whose each row is. */
    public static <E, K> Condition.KeyIn<E> asked(EntityType<E, K> type, Collection<? extends K> ids) {
        List<List<Object>> keys = new ArrayList<>(ids.size());
        for (K id : ids) {
            keys.add(type.idParts(id));
        }
        return new Condition.KeyIn<>(type.idColumns(), keys);
    }

    /** Whether keys of these columns are equal in Java where they are in the database, once they are {@link #comparable}. */
    public static boolean shareEquality(List<? extends Column<?, ?>> columns) {
        for (Column<?, ?> column : columns) {
            if (!column.type().sharesEquality()) {
                return false;
            }
        }
        return true;
    }

    /** The key of an entity that stands in the database, where a generated id may be zero, too; null if it has none. */
    @SuppressWarnings("unchecked") // the only column of a generated id holds the id
    public static <E, K> @Nullable K stored(EntityType<E, K> type, E entity) {
        K id = type.id(entity);
        return id == null && type.generatedId()
                ? (K) type.value(entity, type.columns().indexOf(type.idColumns().get(0)))
                : id;
    }

    /**
     * A stand-in for a key that is equal to another where the database takes the keys as equal: by number, by instant to
     * the microsecond and by content. Of texts it is the spelling: equal ones are equal in the database as well, others may
     * be, too.
     */
    public static <E, K> Object comparable(EntityType<E, K> type, K id) {
        if (isWhole(type.idColumns(), id)) {
            return comparable(encode(type.idColumns().get(0), id));
        }
        List<Object> parts = type.idParts(id);
        List<Object> encoded = new ArrayList<>(parts.size());
        for (int i = 0; i < parts.size(); i++) {
            encoded.add(comparable(encode(type.idColumns().get(i), parts.get(i))));
        }
        return encoded.size() == 1 ? encoded.get(0) : encoded;
    }

    /** The stand-in for the key of a row whose values come in the order of the entity's columns; null if it has none. */
    public static @Nullable Object comparable(EntityType<?, ?> type, ResultRow row) {
        List<Object> encoded = new ArrayList<>();
        for (Column<?, ?> column : type.idColumns()) {
            Object part = row.get(type.columns().indexOf(column), column);
            if (part == null) {
                return null;
            }
            encoded.add(comparable(encode(column, part)));
        }
        return encoded.size() == 1 ? encoded.get(0) : encoded;
    }

    /** Whether the key is the value of its only column, and no record around it. */
    private static <E> boolean isWhole(List<Column<E, ?>> columns, Object id) {
        return columns.size() == 1 && columns.get(0).type().javaType().isInstance(id);
    }

    /** As {@link #comparable(EntityType, Object)}, for a value as a driver takes it. Of the two zeros it is the positive one. */
    public static Object comparable(Object value) {
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros();
        }
        if (value instanceof Double number) {
            return number + 0.0;
        }
        if (value instanceof Float number) {
            return number + 0.0f;
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        return value instanceof byte[] bytes ? ByteBuffer.wrap(bytes) : value;
    }

    @SuppressWarnings("unchecked") // a part of a key has its column's type
    private static <E, T> Object encode(Column<E, T> column, Object part) {
        return column.type().encode((T) part);
    }

    /** The column equals a value that came from its component. */
    @SuppressWarnings("unchecked") // the value was read from this column's component
    public static <E, T> Condition<E> equal(Column<E, T> column, Object value) {
        return column.eq((T) value);
    }
}
