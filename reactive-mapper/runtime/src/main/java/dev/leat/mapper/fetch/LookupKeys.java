package dev.leat.mapper.fetch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;

/** The keys of a batch, each once, who waits for them, and the rows that were found for them. */
final class LookupKeys<T, K> implements Found<T> {
    private final Map<Object, Entry<T, K>> entries = new LinkedHashMap<>();
    private int waiters;
    private @Nullable Entry<T, K> only;
    private List<Entry<T, K>> inOrder = List.of();

    /** Whether a row could not be read, and not even whose it is. */
    private boolean unclear;

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

        /** The Context of all who wait for this key, or null if they have several. */
        @Nullable
        Context owner() {
            Context owner = null;
            for (Waiter<T, K> waiter = first; waiter != null; waiter = waiter.next) {
                Context context = waiter.context();
                if (owner != null && owner != context) {
                    return null;
                }
                owner = context;
            }
            return owner;
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

    boolean has(Object normal) {
        return entries.containsKey(normal);
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
    public Slot<T, K> keyed(Object normal) {
        Entry<T, K> entry = entries.size() == 1 ? only() : entries.get(normal);
        if (entry == null) {
            throw Found.stranger();
        }
        return entry;
    }

    @Override
    public Slot<T, K> numbered(long number) {
        if (inOrder.size() < entries.size()) {
            inOrder = List.copyOf(entries.values());
        }
        if (number < 1 || number > inOrder.size()) {
            throw Found.stranger();
        }
        return inOrder.get((int) number - 1);
    }

    @Override
    public void unclear(Throwable error) {
        if (entries.size() == 1) {
            only().fail(error);
        } else {
            unclear = true;
        }
    }

    /** Whether only smaller statements can tell whose the row is that could not be read. */
    boolean isUnclear() {
        return unclear;
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
