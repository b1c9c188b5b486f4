package dev.leat.mapper.fetch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of a load, each once, in the order in which they came; parents hold on to the slots of their keys. */
final class Slots<T, K> implements Found<T> {
    private final Map<Object, Slot<T, K>> byKey = new LinkedHashMap<>();
    private List<Slot<T, K>> inOrder = List.of();
    private boolean unclear;

    /**
     * The slot of a key, a new one if it has none.
     *
     * @param normal the key as keys of this load are compared
     */
    Slot<T, K> of(Object normal, K key) {
        Slot<T, K> known = byKey.get(normal);
        if (known == null) {
            known = new Slot<>(key);
            byKey.put(normal, known);
        }
        return known;
    }

    /** The rows of a key; none if it is not here. */
    List<T> rows(Object normal) {
        Slot<T, K> slot = byKey.get(normal);
        return slot == null ? List.of() : slot.rows();
    }

    /** The slot of a key, or null if it is not here. */
    @Nullable
    Slot<T, K> get(Object normal) {
        return byKey.get(normal);
    }

    /** The rows of all keys. */
    List<T> all() {
        List<T> all = new ArrayList<>(byKey.size());
        byKey.values().forEach(slot -> all.addAll(slot.rows()));
        return all;
    }

    @Override
    public Slot<T, K> keyed(Object normal) {
        Slot<T, K> slot = byKey.get(normal);
        if (slot == null) {
            throw Found.stranger();
        }
        return slot;
    }

    @Override
    public void unclear(Throwable error) {
        unclear = true;
    }

    /** Whether a row could not be read, and not even whose it is. */
    boolean isUnclear() {
        return unclear;
    }

    @Override
    public Slot<T, K> numbered(long number) {
        if (inOrder.size() < byKey.size()) {
            inOrder = List.copyOf(byKey.values());
        }
        if (number < 1 || number > inOrder.size()) {
            throw Found.stranger();
        }
        return inOrder.get((int) number - 1);
    }

    @Override
    public int size() {
        return byKey.size();
    }

    List<K> keys() {
        List<K> keys = new ArrayList<>(byKey.size());
        for (Slot<T, K> slot : byKey.values()) {
            keys.add(slot.key());
        }
        return keys;
    }
}
