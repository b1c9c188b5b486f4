package dev.leat.mapper.mapping;

/**
 * What a fetch plan includes: a relation as it is, or a relation with more below it.
 *
 * @param <E> the entity that the relation starts from
 */
public sealed interface Include<E> permits Relation, Fetch {
    /** The same as a node of the plan. */
    Fetch<E, ?> fetch();
}
