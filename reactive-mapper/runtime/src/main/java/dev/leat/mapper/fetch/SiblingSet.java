package dev.leat.mapper.fetch;

import dev.leat.core.execution.OpenTransaction;
import dev.leat.mapper.mapping.Handle;
import dev.leat.mapper.mapping.Handles;
import dev.leat.mapper.mapping.Loading;
import dev.leat.mapper.mapping.Relation;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * The handles of one relation in rows that were read together. The first that is loaded has all loaded, with one statement;
 * then the set lets go of them.
 *
 * <p>It holds handles, never rows: whoever keeps one row of a result keeps the keys of the others, until they are loaded. What
 * the statement gives goes to the handles: into those that were asked for, and beside the others, for when they are.
 */
final class SiblingSet<T> implements Loading {
    private final Lone<T> lone;
    private Handle @Nullable [] handles;
    private @Nullable SiblingLoad<T> running;

    private SiblingSet(Lone<T> lone, Handle[] handles) {
        this.lone = lone;
        this.handles = handles;
    }

    /** Shows the handles of these rows the way through a set of their own. */
    static <E, T> void attach(Lookups lookups, Relation<E, T> relation, List<E> rows) {
        Handle[] handles = new Handle[rows.size()];
        SiblingSet<T> set = new SiblingSet<>(lookups.lone(relation), handles);
        for (int i = 0; i < handles.length; i++) {
            handles[i] = show(relation, rows.get(i), set);
        }
    }

    /** Shows the handle of one row the way. */
    static <E> Handle show(Relation<E, ?> relation, E row, Loading way) {
        Handle handle = relation.handle(row);
        Handles.attach(handle, relation.keyBeside(row), way);
        return handle;
    }

    @Override
    public Mono<Void> load(Handle handle) {
        return Mono.deferContextual(context -> {
            SiblingLoad<T> load = join(context);
            if (load == null) {
                return again(handle);
            }
            return load.inTransaction(transaction(context))
                    ? load.joined().then(Mono.defer(() -> again(handle)))
                    : lone.load(handle);
        });
    }

    /** By the way that the handle has been shown since; alone, if that is still this one. */
    private Mono<Void> again(Handle handle) {
        Loading now = Handles.loading(handle);
        if (now == null) {
            return Mono.empty();
        }
        return now == this ? lone.load(handle) : now.load(handle);
    }

    @Override
    public Mono<Long> count(Handle handle) {
        return lone.count(handle);
    }

    @Override
    public Mono<Boolean> exists(Handle handle) {
        return lone.exists(handle);
    }

    Lone<T> lone() {
        return lone;
    }

    /** The load that runs, or begins now; null if the set has been loaded, or has only one handle to load. */
    private synchronized @Nullable SiblingLoad<T> join(ContextView context) {
        Handle[] all = handles;
        if (all == null || running != null) {
            return running;
        }
        Slots<T, Object> slots = slots(all);
        if (slots.size() < 2) {
            handles = null;
            return null;
        }
        SiblingLoad<T> load = new SiblingLoad<>(this, all, slots, transaction(context), context);
        running = load;
        return load;
    }

    /** A load is over: with success for good, else the next one may begin. */
    synchronized void ended(boolean loaded) {
        running = null;
        if (loaded) {
            handles = null;
        }
    }

    private Slots<T, Object> slots(Handle[] all) {
        Slots<T, Object> slots = new Slots<>();
        for (Handle handle : all) {
            Object key = Handles.loading(handle) == this ? Handles.key(handle) : null;
            if (key != null) {
                slots.of(normal(key), key);
            }
        }
        return slots;
    }

    Object normal(Object key) {
        return lone.rows().normal().apply(key);
    }

    private @Nullable OpenTransaction transaction(ContextView context) {
        return lone.lookups().executor().transaction(context);
    }
}
