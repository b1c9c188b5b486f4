package dev.leat.core.query;

import java.util.List;

/**
 * Changes the rows that fulfil a condition.
 *
 * @param table the table
 * @param values the columns to change, at least one
 * @param where which rows
 * @param returning the columns to give back of each changed row; if empty the statement only counts
 */
public record Update(Table table, List<Assignment> values, Condition<?> where, List<? extends Column<?, ?>> returning)
        implements Query {
    public Update {
        values = List.copyOf(values);
        returning = List.copyOf(returning);
        Condition.present(where);
    }
}
