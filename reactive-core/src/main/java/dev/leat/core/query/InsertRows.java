package dev.leat.core.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inserts any number of rows in one statement of one shape: each column travels as one array. Rows come back in the order
 * in which they were given.
 *
 * @param into the table
 * @param columns the columns to fill; if there are none, each row gets the defaults of all that are returned
 * @param rows for each row its values in the order of the columns
 * @param returning the columns to give back of each row; if empty the statement only counts
 */
public record InsertRows(
        Table into,
        List<? extends Column<?, ?>> columns,
        List<@Nullable Object[]> rows,
        List<? extends Column<?, ?>> returning)
        implements Query {
    public InsertRows {
        columns = List.copyOf(columns);
        returning = List.copyOf(returning);
    }
}
