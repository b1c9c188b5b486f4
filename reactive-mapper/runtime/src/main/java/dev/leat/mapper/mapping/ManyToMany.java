package dev.leat.mapper.mapping;

import dev.leat.core.query.Column;
import dev.leat.core.query.Condition;
import dev.leat.core.query.Sort;
import dev.leat.core.query.Table;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One end of a many-to-many relation, whose rows stand in a join table.
 *
 * @param <E> the entity at this end
 * @param <T> the entity at the other end
 * @param <K> the type of this entity's key
 */
public final class ManyToMany<E, T, K> implements Relation<E, T> {
    private final Supplier<EntityType<E, K>> owner;
    private final String name;
    private final Supplier<? extends EntityType<T, ?>> target;
    private final JoinTable<E, T, K> joinTable;
    private final Function<E, Many<T>> handle;

    /** For generated code. */
    public ManyToMany(
            Supplier<EntityType<E, K>> owner,
            String name,
            Supplier<? extends EntityType<T, ?>> target,
            JoinTable<E, T, K> joinTable,
            Function<E, Many<T>> handle) {
        this.owner = owner;
        this.name = name;
        this.target = target;
        this.joinTable = joinTable;
        this.handle = handle;
    }

    /**
     * The table between the two ends, as one end sees it.
     *
     * @param table the table
     * @param column its column with the key of this end
     * @param inverseColumn its column with the key of the other end
     * @param owning whether this end declares the table
     */
    public record JoinTable<E, T, K>(Table table, Column<E, K> column, Column<T, ?> inverseColumn, boolean owning) {}

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
        return target.get();
    }

    /** The table between the two ends. */
    public JoinTable<E, T, K> joinTable() {
        return joinTable;
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
        return new Link<>(target(), joinTable.column(), joinTable.table(), joinTable.inverseColumn(), null);
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
