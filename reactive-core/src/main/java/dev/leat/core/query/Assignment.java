package dev.leat.core.query;

import org.jspecify.annotations.Nullable;

/**
 * A column and the value that it gets.
 *
 * @param column the column
 * @param value its value, or null
 */
public record Assignment(Column<?, ?> column, @Nullable Object value) {}
