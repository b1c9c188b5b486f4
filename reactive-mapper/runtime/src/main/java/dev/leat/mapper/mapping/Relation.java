package dev.leat.mapper.mapping;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A relation of an entity, as a constant of its metamodel.
 *
 * @param <E> the entity that has the component
 * @param <T> the related entity
 */
public sealed interface Relation<E, T> extends Include<E> permits ToOne, InverseOne, ToMany, ManyToMany {
    /** The entity that has the component. */
    EntityType<E, ?> owner();

    /** The component's name. */
    String name();

    /** The related entity. */
    EntityType<T, ?> target();

    /** How the related rows are found. */
    Link<T, ?> link();

    /** The key by which the parent's related rows are found, or null if there are none. */
    @Nullable
    Object keyOf(E parent);

    /** The same, but null where the parent's handle holds the key itself. */
    default @Nullable Object keyBeside(E parent) {
        return keyOf(parent);
    }

    /** The parent's handle. */
    Handle handle(E parent);

    /**
     * Puts the related rows into a handle of this relation.
     *
     * @param rows all that were found for the handle's key
     * @param part whether the plan chose them by a condition or order of its own
     */
    void fill(Handle handle, List<T> rows, boolean part);

    @Override
    default Fetch<E, T> fetch() {
        return new Fetch<>(this, List.of(), null, List.of());
    }

    /** The entity and the component, as messages say it. */
    default String path() {
        return owner().name() + "." + name();
    }
}
