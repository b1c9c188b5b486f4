package dev.leat.mapper.mapping;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import dev.leat.core.execution.ResultRow;
import dev.leat.core.query.Column;
import dev.leat.core.query.Condition;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A relation to one row, whose key is a column of this entity.
 *
 * @param <E> the entity that has the column
 * @param <T> the related entity
 * @param <K> the type of the related entity's key
 */
public final class ToOne<E, T, K> implements Relation<E, T> {
    private final Supplier<EntityType<E, ?>> owner;
    private final String name;
    private final Column<E, K> column;
    private final Supplier<EntityType<T, K>> target;
    private final Function<E, ? extends One<? extends @Nullable T>> handle;

    /** For generated code. */
    public ToOne(
            Supplier<EntityType<E, ?>> owner,
            String name,
            Column<E, K> column,
            Supplier<EntityType<T, K>> target,
            Function<E, ? extends One<? extends @Nullable T>> handle) {
        this.owner = owner;
        this.name = name;
        this.column = column;
        this.target = target;
        this.handle = handle;
    }

    @Override
    public EntityType<E, ?> owner() {
        return owner.get();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public EntityType<T, K> target() {
        return target.get();
    }

    /** The column with the related row's key, for conditions and orders on the key itself. */
    public Column<E, K> column() {
        return column;
    }

    /** The related row is there and fulfils the condition. */
    public Condition<E> is(Condition<T> condition) {
        return new Condition.Exists<>(List.of(column), target().idColumns(), Condition.present(condition));
    }

    /** The related row is the one with this key. */
    public Condition<E> eq(K key) {
        return column.eq(key);
    }

    /** The related row is another than the one with this key. */
    public Condition<E> ne(K key) {
        return column.ne(key);
    }

    /** The related row is one of those with these keys. */
    public Condition<E> in(Collection<? extends K> keys) {
        return column.in(keys);
    }

    /** The relation is empty. */
    public Condition<E> isNull() {
        return column.isNull();
    }

    /** The relation is not empty. */
    public Condition<E> isNotNull() {
        return column.isNotNull();
    }

    /** A handle of this row, loaded, with its key; of no row if it is null. */
    public <N extends @Nullable T> One<N> of(N row) {
        return row == null ? One.column(this, null) : One.loaded(this, target().id(row), row);
    }

    /** A handle of the row with this key, not loaded; of no row if the key is null. */
    public <N extends @Nullable T> One<N> to(@Nullable K key) {
        return One.column(this, key);
    }

    /** The handle in a row of a result; for generated code. */
    public <N extends @Nullable T> One<N> read(ResultRow row, int index) {
        return One.column(this, column.nullable() ? row.get(index, column) : row.require(index, column));
    }

    /**
     * The key in the entity's handle, or null if it is empty or holds a row without a key; for generated code.
     *
     * @throws UsageException if the key is of another type than the related entity's id
     */
    public @Nullable K key(E entity) {
        One<? extends @Nullable T> one = handle.apply(entity);
        if (!one.hasKey()) {
            return keyOfRow(one);
        }
        Object key = one.id();
        if (!column.type().javaType().isInstance(key)) {
            throw new UsageException(
                    ErrorText.of(
                                    "RelationKeyType",
                                    path() + " has a key of type "
                                            + key.getClass().getSimpleName() + ", its column takes " + column.type()
                                            + ".")
                            .fix("Make the handle of the key's own type, such as One.to(5L)."),
                    null);
        }
        return column.type().javaType().cast(key);
    }

    /** What the stored entity's handle holds; for generated code. */
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
        return new Link<>(target(), idColumn(target()), null, null, row -> EntityKeys.stored(target(), row));
    }

    @Override
    public @Nullable Object keyOf(E parent) {
        return key(parent);
    }

    @Override
    public @Nullable Object keyBeside(E parent) {
        return null;
    }

    @Override
    public Handle handle(E parent) {
        return handle.apply(parent);
    }

    @Override
    public void fill(Handle one, List<T> rows, boolean part) {
        ((One<?>) one).fill(rows.isEmpty() ? null : rows.get(0));
    }

    /** The one column of a key that is not composite. */
    @SuppressWarnings("unchecked") // the only column of a key has the key's type
    static <X, C> Column<X, C> idColumn(EntityType<X, C> type) {
        return (Column<X, C>) type.idColumns().get(0);
    }

    @SuppressWarnings("unchecked")
    private @Nullable K keyOfRow(One<? extends @Nullable T> one) {
        T row = (T) one.rowOrNull();
        if (row == null) {
            return null;
        }
        K key = target().id(row);
        if (key == null) {
            throw new UsageException(
                    ErrorText.of("UnsavedRelation", path() + " holds a row that has no key yet.")
                            .why("Its id is generated when it is inserted.")
                            .fix("Insert the related row first, and use the entity that the insert gives."),
                    null);
        }
        return key;
    }
}
