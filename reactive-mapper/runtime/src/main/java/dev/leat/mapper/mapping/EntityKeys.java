package dev.leat.mapper.mapping;

import dev.leat.core.query.Column;
import dev.leat.core.query.Condition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

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
            List<List<Object>> keys = new ArrayList<>(ids.size());
            for (K id : ids) {
                keys.add(type.idParts(id));
            }
            return new Condition.KeyIn<>(type.idColumns(), keys);
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

    /** The column equals a value that came from its component. */
    @SuppressWarnings("unchecked") // the value was read from this column's component
    public static <E, T> Condition<E> equal(Column<E, T> column, Object value) {
        return column.eq((T) value);
    }
}
