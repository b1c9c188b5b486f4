package dev.leat.mapper.fetch;

import dev.leat.core.execution.OpenTransaction;
import dev.leat.mapper.mapping.Handle;
import dev.leat.mapper.mapping.Handles;
import dev.leat.mapper.mapping.Loading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The handles of a load and their keys, where and when it reads, and afterwards the rows. */
final class SiblingKeys<T> {
    private final Lone<T> lone;
    private final Asking asking;
    private final Slots<T, Object> slots = new Slots<>();
    private final List<Handle> handles = new ArrayList<>();
    private final List<Slot<T, Object>> slotOf = new ArrayList<>();

    SiblingKeys(Lone<T> lone, Asking asking) {
        this.lone = lone;
        this.asking = asking;
    }

    Asking asking() {
        return asking;
    }

    @Nullable
    OpenTransaction transaction() {
        return asking.transaction();
    }

    /** Whether it reads what somebody would see that asks now, and for this key, too. */
    boolean isFor(Object normal, Asking now) {
        return asking.isShared(now) && slots.get(normal) != null;
    }

    /** Leaves out a handle whose key cannot be asked for: its own load tells why. */
    void add(Handle handle) {
        try {
            Object key = Handles.requireKey(handle);
            slotOf.add(slots.of(lone.lookups().normal(lone.rows(), key), key));
            handles.add(handle);
        } catch (Throwable refused) { // a converter of the key is the user's
            return;
        }
    }

    Slots<T, Object> slots() {
        return slots;
    }

    int handles() {
        return handles.size();
    }

    /** Puts the rows beside the handles, but for those whose rows could not be read. */
    void show() {
        Asking past = asking.past();
        for (int i = 0; i < handles.size(); i++) {
            Handle handle = handles.get(i);
            Slot<T, Object> slot = slotOf.get(i);
            SiblingGroup<T> group = group(Handles.loading(handle));
            if (group != null && slot.fault() == null) {
                Handles.attach(handle, Handles.requireKey(handle), new Prefetched<>(group, slot.rows(), past));
            }
        }
    }

    @SuppressWarnings("unchecked") // a handle has rows of its relation
    private static <T> @Nullable SiblingGroup<T> group(@Nullable Loading way) {
        Loading first = way instanceof Prefetched<?> rows ? rows.group() : way;
        return first instanceof SiblingGroup<?> group ? (SiblingGroup<T>) group : null;
    }
}
