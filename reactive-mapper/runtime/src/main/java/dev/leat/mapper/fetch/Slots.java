package dev.leat.mapper.fetch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The keys of a load, each once, in the order in which they came; parents hold on to the slots of their keys. */
final class Slots<T, K> implements Found<T> {
    private final Map<Object, Slot<T, K>> byKey = new LinkedHashMap<>();
    private List<Slot<T, K>> inOrder = List.of();

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

    @Override
    public void add(Object normal, T row) {
        Slot<T, K> slot = byKey.get(normal);
        if (slot == null) {
            throw Found.stranger();
        }
        slot.add(row);
    }

    @Override
    public void addNumbered(long number, T row) {
        if (inOrder.size() < byKey.size()) {
            inOrder = List.copyOf(byKey.values());
        }
        if (number < 1 || number > inOrder.size()) {
            throw Found.stranger();
        }
        inOrder.get((int) number - 1).add(row);
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
