package dev.leat.mapper.fetch;

import dev.leat.mapper.mapping.Handle;
import dev.leat.mapper.mapping.Handles;
import dev.leat.mapper.mapping.Loading;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A few of the handles of a {@link SiblingSet}, and their way to their rows. Its handles hold it and it holds them, the set
 * holds it weakly: whoever keeps one row keeps the handles of at most this many others, and not all of a list. After a load it
 * holds its handles weakly, too, because rows hang on them then.
 */
final class SiblingGroup<T> implements Loading {
    /** Fewer would cost more references to the groups, more would keep more handles. */
    static final int SIZE = 32;

    private final SiblingSet<T> set;

    /** Handles, or weak references to them. */
    private volatile Object[] members;

    SiblingGroup(SiblingSet<T> set, Handle[] handles) {
        this.set = set;
        this.members = handles;
    }

    SiblingSet<T> set() {
        return set;
    }

    /** Those of its handles that somebody may still ask to be loaded. */
    void forEach(Consumer<Handle> action) {
        for (Object member : members) {
            Handle handle = handle(member);
            if (handle != null && Handles.isOpen(handle)) {
                action.accept(handle);
            }
        }
    }

    /** Holds on to none of its handles any longer, and forgets those that are loaded. */
    void loosen() {
        List<WeakReference<Handle>> open = new ArrayList<>();
        forEach(handle -> open.add(new WeakReference<>(handle)));
        members = open.toArray();
    }

    private static @Nullable Handle handle(Object member) {
        return member instanceof WeakReference<?> weak ? (Handle) weak.get() : (Handle) member;
    }

    @Override
    public Mono<Void> load(Handle handle) {
        return new SiblingMono<>(set, handle);
    }

    @Override
    public Mono<Long> count(Handle handle) {
        return set.lone().count(handle);
    }

    @Override
    public Mono<Boolean> exists(Handle handle) {
        return set.lone().exists(handle);
    }
}
