package dev.leat.core.query;

/**
 * What a select list may hold.
 *
 * @param <S> the row source it belongs to
 */
public sealed interface Expression<S> permits Column, Expression.CountAll, Expression.Present {
    /** {@code count(*)}. */
    record CountAll<S>() implements Expression<S> {}

    /** The constant 1: the row is there. */
    record Present<S>() implements Expression<S> {}
}
