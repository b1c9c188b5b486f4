package dev.leat.core.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Deletes any number of rows in one statement of one shape. Rows that were not matched do not come back.
 *
 * @param table the table
 * @param match the columns that find a row: its key, and its version where it has one
 * @param rows for each row its values in the order of {@code match}
 * @param returning the columns to give back of each deleted row; if empty the statement only counts
 * @param numbered whether the number of the given row, from 1, comes behind the returned columns; it may be 0 where the row's key
 *     is spelled as it was given
 */
public record DeleteRows(
        Table table,
        List<? extends Column<?, ?>> match,
        List<@Nullable Object[]> rows,
        List<? extends Column<?, ?>> returning,
        boolean numbered)
        implements Query {
    public DeleteRows {
        match = List.copyOf(match);
        returning = List.copyOf(returning);
    }

    /** Rows that come back without a number. */
    public DeleteRows(
            Table table,
            List<? extends Column<?, ?>> match,
            List<@Nullable Object[]> rows,
            List<? extends Column<?, ?>> returning) {
        this(table, match, rows, returning, false);
    }
}
