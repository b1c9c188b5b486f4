package dev.leat.mapper.fetch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The keys of a batch, each once, who waits for them, and the rows that were found for them. */
final class LookupKeys<T, K> implements Found<T> {
    private final Map<Object, Entry<T, K>> entries = new LinkedHashMap<>();
    private int waiters;
    private @Nullable Entry<T, K> only;
    private List<Entry<T, K>> inOrder = List.of();

    /** A key, who waits for it, and its rows. */
    static final class Entry<T, K> extends Slot<T, K> {
        private @Nullable Waiter<T, K> first;
        private @Nullable Waiter<T, K> last;

        private Entry(K key) {
            super(key);
        }

        private void join(Waiter<T, K> waiter) {
            waiter.next = null;
            if (last == null) {
                first = waiter;
            } else {
                last.next = waiter;
            }
            last = waiter;
        }

        /** In the order in which they came. An action may pass its waiter on to other keys. */
        void forEach(Consumer<? super Waiter<T, K>> action) {
            for (Waiter<T, K> waiter = first; waiter != null; ) {
                Waiter<T, K> after = waiter.next;
                action.accept(waiter);
                waiter = after;
            }
        }
    }

    void add(Waiter<T, K> waiter) {
        Entry<T, K> entry = entries.get(waiter.normal());
        if (entry == null) {
            entry = new Entry<>(waiter.key());
            entries.put(waiter.normal(), entry);
        }
        entry.join(waiter);
        waiters++;
    }

    @Override
    public int size() {
        return entries.size();
    }

    Collection<Entry<T, K>> entries() {
        return entries.values();
    }

    /** How many wait. */
    int waiters() {
        return waiters;
    }

    /** Drops waiters that have left, and keys for which nobody waits; called before anything is found. */
    void clean() {
        List<Waiter<T, K>> present = new ArrayList<>(waiters);
        forEach(waiter -> {
            if (!waiter.isGone()) {
                present.add(waiter);
            }
        });
        if (present.size() < waiters) {
            entries.clear();
            waiters = 0;
            present.forEach(this::add);
        }
    }

    List<K> keys() {
        List<K> keys = new ArrayList<>(entries.size());
        for (Entry<T, K> entry : entries.values()) {
            keys.add(entry.key());
        }
        return keys;
    }

    void forEach(Consumer<? super Waiter<T, K>> action) {
        for (Entry<T, K> entry : entries.values()) {
            entry.forEach(action);
        }
    }

    /** Of a batch of one key all rows are its own, whatever the database takes as equal. */
    @Override
    public void add(Object normal, T row) {
        Entry<T, K> entry = entries.size() == 1 ? only() : entries.get(normal);
        if (entry == null) {
            throw Found.stranger();
        }
        entry.add(row);
    }

    @Override
    public void addNumbered(long number, T row) {
        if (inOrder.size() < entries.size()) {
            inOrder = List.copyOf(entries.values());
        }
        if (number < 1 || number > inOrder.size()) {
            throw Found.stranger();
        }
        inOrder.get((int) number - 1).add(row);
    }

    private Entry<T, K> only() {
        Entry<T, K> known = only;
        if (known == null) {
            known = entries.values().iterator().next();
            only = known;
        }
        return known;
    }
}
