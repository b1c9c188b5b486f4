package dev.leat.mapper.mapping;

import dev.leat.core.error.DataException;
import dev.leat.core.error.ErrorText;
import dev.leat.core.query.Condition;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The end of a one-to-one relation that has no column: the key is a column of the related entity.
 *
 * @param <E> the entity without the column
 * @param <T> the related entity, which has the column
 * @param <K> the type of this entity's key
 */
public final class InverseOne<E, T, K> implements Relation<E, T> {
    private final Supplier<EntityType<E, K>> owner;
    private final String name;
    private final Supplier<ToOne<T, E, K>> mappedBy;
    private final Function<E, ? extends One<? extends @Nullable T>> handle;

    /** For generated code. */
    public InverseOne(
            Supplier<EntityType<E, K>> owner,
            String name,
            Supplier<ToOne<T, E, K>> mappedBy,
            Function<E, ? extends One<? extends @Nullable T>> handle) {
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

    /** The related row is there and fulfils the condition. */
    public Condition<E> is(Condition<T> condition) {
        return new Condition.Exists<>(owner().idColumns(), List.of(mappedBy().column()), Condition.present(condition));
    }

    /** There is a related row. */
    public Condition<E> isNotNull() {
        return new Condition.Exists<>(owner().idColumns(), List.of(mappedBy().column()), null);
    }

    /** There is no related row. */
    public Condition<E> isNull() {
        return isNotNull().not();
    }

    /** A handle that is not loaded; for generated code. */
    public <N extends @Nullable T> One<N> unloaded() {
        return One.inverse(this);
    }

    /** What the written entity's handle holds: what was read for it; for generated code. */
    public <N extends @Nullable T> One<N> carry(One<N> stored, One<N> given) {
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
    public void fill(Handle one, List<T> rows, boolean part) {
        if (rows.size() > 1) {
            throw new DataException(
                    ErrorText.of("NotOneToOne", path() + " found more than one row for the same key.")
                            .why("The column at the other end, " + mappedBy().path() + ", is not unique.")
                            .fix("Make the column unique, or declare the relation as Many<" + target().name() + ">."),
                    null);
        }
        ((One<?>) one).fill(rows.isEmpty() ? null : rows.get(0));
    }
}
