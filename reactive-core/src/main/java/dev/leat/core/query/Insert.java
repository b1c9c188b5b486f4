package dev.leat.core.query;

import java.util.List;

/**
 * Inserts one row and gives it back as stored.
 *
 * @param into the table
 * @param values the columns to fill; may be empty
 * @param returning the columns to give back; if empty the statement only counts
 */
public record Insert(Table into, List<Assignment> values, List<? extends Column<?, ?>> returning) implements Query {
    public Insert {
        values = List.copyOf(values);
        returning = List.copyOf(returning);
    }
}
