package dev.leat.mapper.mapping;

import dev.leat.core.query.Condition;
import dev.leat.core.query.Sort;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The many end of a to-one relation: the key is a column of the related entity.
 *
 * @param <E> the entity at the one end
 * @param <T> the related entity, which has the column
 * @param <K> the type of this entity's key
 */
public final class ToMany<E, T, K> implements Relation<E, T> {
    private final Supplier<EntityType<E, K>> owner;
    private final String name;
    private final Supplier<ToOne<T, E, K>> mappedBy;
    private final Function<E, Many<T>> handle;

    /** For generated code. */
    public ToMany(
            Supplier<EntityType<E, K>> owner,
            String name,
            Supplier<ToOne<T, E, K>> mappedBy,
            Function<E, Many<T>> handle) {
        this.owner = owner;
        this.name = name;
        this.mappedBy = mappedBy;
        this.handle = handle;
    }

    @Override
    public EntityType<E, K> owner() {
        return owner.get();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public EntityType<T, ?> target() {
        return mappedBy().owner();
    }

    /** The other end, which has the column. */
    public ToOne<T, E, K> mappedBy() {
        return mappedBy.get();
    }

    /** In a plan: only the related rows that fulfil the condition, read by {@link Many#part()}. */
    public Fetch<E, T> where(Condition<T> condition) {
        return fetch().where(condition);
    }

    /** In a plan: the related rows in this order, read by {@link Many#part()}. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Fetch<E, T> orderBy(Sort<T>... terms) {
        return fetch().orderBy(terms);
    }

    /** A handle that is not loaded; for generated code. */
    public Many<T> unloaded() {
        return Many.unloaded(this);
    }

    /** What the written entity's handle holds: what was read for it; for generated code. */
    public Many<T> carry(Many<T> stored, Many<T> given) {
        return stored.adopt(given);
    }

    /** This relation in a plan, and what to load of the related rows. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Fetch<E, T> with(Include<T>... nested) {
        return fetch().with(nested);
    }

    @Override
    public Link<T, K> link() {
        ToOne<T, E, K> other = mappedBy();
        return new Link<>(target(), other.column(), null, null, other::key);
    }

    @Override
    public @Nullable Object keyOf(E parent) {
        return EntityKeys.stored(owner(), parent);
    }

    @Override
    public Handle handle(E parent) {
        return handle.apply(parent);
    }

    @Override
    @SuppressWarnings("unchecked") // the handle is one of this relation
    public void fill(Handle many, List<T> rows, boolean part) {
        ((Many<T>) many).fill(rows, part);
    }
}
