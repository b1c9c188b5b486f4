package dev.leat.mapper.fetch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The keys of a batch, each once, and who waits for them. */
final class LookupKeys<T, K> {
    private final Map<Object, Entry<T, K>> entries = new LinkedHashMap<>();

    /**
     * A key and who waits for it.
     *
     * @param key the key as the first waiter gave it
     * @param normal its stand-in for comparing
     */
    record Entry<T, K>(K key, Object normal, List<Waiter<T, K>> waiters) {}

    void add(Waiter<T, K> waiter) {
        Entry<T, K> entry = entries.get(waiter.normal());
        if (entry == null) {
            entry = new Entry<>(waiter.key(), waiter.normal(), new ArrayList<>(1));
            entries.put(waiter.normal(), entry);
        }
        entry.waiters().add(waiter);
    }

    int size() {
        return entries.size();
    }

    Collection<Entry<T, K>> entries() {
        return entries.values();
    }

    /** Drops waiters that have left, and keys for which nobody waits. */
    void clean() {
        entries.values().removeIf(entry -> {
            entry.waiters().removeIf(Waiter::isCancelled);
            return entry.waiters().isEmpty();
        });
    }

    List<K> keys() {
        List<K> keys = new ArrayList<>(entries.size());
        for (Entry<T, K> entry : entries.values()) {
            keys.add(entry.key());
        }
        return keys;
    }

    List<Waiter<T, K>> waiters() {
        List<Waiter<T, K>> all = new ArrayList<>(entries.size());
        for (Entry<T, K> entry : entries.values()) {
            entry.waiters().forEach(all::add);
        }
        return all;
    }

    /**
     * The rows of an entry. Of a batch of one all rows are its own, whatever the database takes as equal.
     *
     * @return null if rows were found that belong to no key as Java compares them, so that only the database can tell
     */
    @Nullable
    List<T> rows(Entry<T, K> entry, Found<T> found) {
        if (entries.size() == 1) {
            return List.copyOf(found.rows());
        }
        List<T> rows = found.of(entry.normal());
        return rows.isEmpty() && hasStrangers(found) ? null : rows;
    }

    private boolean hasStrangers(Found<T> found) {
        return !entries.keySet().containsAll(found.keys());
    }
}
