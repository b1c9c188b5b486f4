package dev.leat.core.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An inner join of a select to one more table.
 *
 * @param table the joined table
 * @param left columns of the select's own table
 * @param right columns of the joined table, equal to {@code left} one by one
 * @param where what the joined rows have to fulfil, or null for all
 */
public record Join(
        Table table,
        List<? extends Column<?, ?>> left,
        List<? extends Column<?, ?>> right,
        @Nullable Condition<?> where) {}
