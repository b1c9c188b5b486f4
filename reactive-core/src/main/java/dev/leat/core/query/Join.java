package dev.leat.core.query;

import java.util.List;

/**
 * An inner join of a select to one more table.
 *
 * @param table the joined table
 * @param left columns of the select's own table
 * @param right columns of the joined table, equal to {@code left} one by one
 */
public record Join(Table table, List<? extends Column<?, ?>> left, List<? extends Column<?, ?>> right) {}
