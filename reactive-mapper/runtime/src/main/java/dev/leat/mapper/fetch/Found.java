package dev.leat.mapper.fetch;

import dev.leat.mapper.mapping.EntityKeys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of one load, by the key of the parent that they belong to, in the order of the database. */
final class Found<T> {
    private final Map<Object, List<T>> byKey = new HashMap<>();
    private final List<T> rows = new ArrayList<>();

    void add(@Nullable Object key, T row) {
        if (key != null) {
            addNormal(EntityKeys.comparable(key), row);
        }
    }

    /** As {@link #add}, for a key that can be compared already. */
    void addNormal(Object key, T row) {
        List<T> others = byKey.putIfAbsent(key, List.of(row));
        if (others instanceof ArrayList<T> more) {
            more.add(row);
        } else if (others != null) {
            List<T> more = new ArrayList<>();
            more.add(others.get(0));
            more.add(row);
            byKey.put(key, more);
        }
        rows.add(row);
    }

    /** The rows of a parent; the same unmodifiable list at every call for the same key. */
    List<T> of(@Nullable Object key) {
        return key == null ? List.of() : byKey.getOrDefault(key, List.of());
    }

    List<T> rows() {
        return rows;
    }

    /** The keys that were found. */
    Set<Object> keys() {
        return byKey.keySet();
    }

    Found<T> complete() {
        byKey.replaceAll((key, list) -> List.copyOf(list));
        return this;
    }
}
