package dev.leat.mapper.fetch;

import dev.leat.mapper.mapping.Handle;
import dev.leat.mapper.mapping.Handles;
import dev.leat.mapper.mapping.Loading;
import dev.leat.mapper.mapping.Relation;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The handles of one relation in rows that were read together. The first that is loaded has all loaded, with one statement.
 * What it gives goes to the handles: into those that were asked for, and beside the others, for when they are.
 *
 * <h2>Memory</h2>
 *
 * A set holds keys and handles, never rows, and it holds the handles in {@link SiblingGroup groups} that it refers to weakly:
 * a row that is kept does not keep the others of its list.
 *
 * <h2>Which load</h2>
 *
 * {@link #running} is the load that runs, or the last one. Whoever asks joins it if it has not ended and sees what the asker
 * would see: the same transaction, and no write in between. If it has ended, a new one takes its place, once; and who finds
 * that another has been quicker looks again.
 *
 * <h2>After a write</h2>
 *
 * What nobody has asked for yet is loaded again when it is asked for after a write. If every load were one of all that is
 * left, a loop that reads and writes in turn would read the whole list for each row. So a load after the first takes about as many
 * handles as the one before it was good for, and twice as many if all of them were asked for.
 */
final class SiblingSet<T> {
    private static final int ALL = Integer.MAX_VALUE;

    private final Lone<T> lone;
    private final List<WeakReference<SiblingGroup<T>>> groups;
    private final AtomicReference<@Nullable SiblingLoad<T>> running = new AtomicReference<>();

    /** The handles of the last load; 0 before the first. */
    private volatile int loaded;

    /** Those of them that were asked for afterwards, while their rows were good. */
    private final AtomicInteger used = new AtomicInteger();

    /** Whose a row is cannot be read: each asks for itself. */
    private volatile boolean apart;

    private SiblingSet(Lone<T> lone, int size) {
        this.lone = lone;
        this.groups = new ArrayList<>((size - 1) / SiblingGroup.SIZE + 1);
    }

    /** Shows the handles of these rows the way through a set of their own. */
    static <E, T> void attach(Lookups lookups, Relation<E, T> relation, List<E> rows) {
        int size = rows.size();
        SiblingSet<T> set = new SiblingSet<>(lookups.lone(relation), size);
        for (int from = 0; from < size; from += SiblingGroup.SIZE) {
            Handle[] handles = new Handle[Math.min(SiblingGroup.SIZE, size - from)];
            SiblingGroup<T> group = new SiblingGroup<>(set, handles);
            for (int i = 0; i < handles.length; i++) {
                handles[i] = show(relation, rows.get(from + i), group);
            }
            set.groups.add(new WeakReference<>(group));
        }
    }

    /** Shows the handle of one row the way. */
    static <E> Handle show(Relation<E, ?> relation, E row, Loading way) {
        Handle handle = relation.handle(row);
        Handles.attach(handle, relation.keyBeside(row), way);
        return handle;
    }

    Lone<T> lone() {
        return lone;
    }

    /** Somebody asks for the rows of a handle. */
    void enter(Handle handle, Waiter<T, Object> waiter) {
        try {
            ask(handle, waiter, Asking.in(waiter.context(), lone.lookups().executor()));
        } catch (Throwable thrown) {
            waiter.fail(thrown);
        }
    }

    private void ask(Handle handle, Waiter<T, Object> waiter, Asking now) {
        while (!isThere(handle, waiter, now)) {
            SiblingLoad<T> last = running.get();
            SiblingLoad.Joining joining = last == null ? SiblingLoad.Joining.OVER : last.join(waiter, now);
            if (joining == SiblingLoad.Joining.JOINED) {
                return;
            }
            SiblingKeys<T> keys = joining == SiblingLoad.Joining.OVER ? keys(handle, now) : null;
            if (keys == null) {
                lone.lookups().enqueue(lone.rows(), waiter);
                return;
            }
            SiblingLoad<T> next = new SiblingLoad<>(this, keys, waiter);
            if (running.compareAndSet(last, next)) {
                next.begin(waiter);
                return;
            }
        }
    }

    private boolean isThere(Handle handle, Waiter<T, Object> waiter, Asking now) {
        Loading way = Handles.loading(handle);
        if (way == null) {
            waiter.complete();
            return true;
        }
        if (way instanceof Prefetched<?> && prefetched(way).asking().isAsGoodAs(now)) {
            used.incrementAndGet();
            waiter.complete(prefetched(way).rows());
            return true;
        }
        return false;
    }

    @SuppressWarnings("unchecked") // a handle has rows of its relation
    private Prefetched<T> prefetched(Loading way) {
        return (Prefetched<T>) way;
    }

    /** The keys of the next load, that of the handle among them; null if there would be no other handle. */
    private @Nullable SiblingKeys<T> keys(Handle asked, Asking now) {
        int most = apart ? 1 : atOnce();
        List<Handle> open = most == 1 ? List.of() : open(now);
        if (open.size() < 2) {
            loaded(1);
            return null;
        }
        SiblingKeys<T> keys = new SiblingKeys<>(lone, now);
        int first = most < open.size() ? Math.max(0, indexOf(open, asked)) : 0;
        for (int i = 0; i < Math.min(most, open.size()); i++) {
            keys.add(open.get((first + i) % open.size()));
        }
        return keys;
    }

    /** By identity, since handles with one key are equal. */
    @SuppressWarnings("ReferenceEquality") // as said
    private static int indexOf(List<Handle> handles, Handle handle) {
        for (int i = 0; i < handles.size(); i++) {
            if (handles.get(i) == handle) {
                return i;
            }
        }
        return -1;
    }

    private int atOnce() {
        int last = loaded;
        if (last == 0) {
            return ALL;
        }
        int good = used.get();
        return good < last - 1 ? good + 1 : last > ALL / 2 ? ALL : 2 * last;
    }

    /** Those for which there are no rows that are good now. */
    private List<Handle> open(Asking now) {
        List<Handle> open = new ArrayList<>();
        forEach(group -> group.forEach(handle -> {
            if (!(Handles.loading(handle) instanceof Prefetched<?> rows)
                    || !rows.asking().isAsGoodAs(now)) {
                open.add(handle);
            }
        }));
        return open;
    }

    private void forEach(Consumer<SiblingGroup<T>> action) {
        for (WeakReference<SiblingGroup<T>> reference : groups) {
            SiblingGroup<T> group = reference.get();
            if (group != null) {
                action.accept(group);
            }
        }
    }

    /** A load has given so many handles rows, which must not hang on each other. */
    void loaded(int handles) {
        used.set(0);
        if (loaded == 0) {
            forEach(SiblingGroup::loosen);
        }
        loaded = handles;
    }

    /** No load for all can tell whose its rows are. */
    void dissolve() {
        apart = true;
    }
}
