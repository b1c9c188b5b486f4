package dev.leat.core.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Changes any number of rows, each to values of its own, in one statement of one shape. Rows come back in no order; rows
 * that were not matched do not come back.
 *
 * @param table the table
 * @param match the columns that find a row: its key, and its version where it has one
 * @param increment a column of {@code match} that grows by one with the change, or null
 * @param set the columns to change
 * @param rows for each row its values, those of {@code match} first, then those of {@code set}
 * @param returning the columns to give back of each changed row; if empty the statement only counts
 * @param numbered whether the number of the given row, from 1, comes behind the returned columns; it may be 0 where the row's key
 *     is spelled as it was given
 */
public record UpdateRows(
        Table table,
        List<? extends Column<?, ?>> match,
        @Nullable Column<?, ?> increment,
        List<? extends Column<?, ?>> set,
        List<@Nullable Object[]> rows,
        List<? extends Column<?, ?>> returning,
        boolean numbered)
        implements Query {
    public UpdateRows {
        match = List.copyOf(match);
        set = List.copyOf(set);
        returning = List.copyOf(returning);
    }

    /** Rows that come back without a number. */
    public UpdateRows(
            Table table,
            List<? extends Column<?, ?>> match,
            @Nullable Column<?, ?> increment,
            List<? extends Column<?, ?>> set,
            List<@Nullable Object[]> rows,
            List<? extends Column<?, ?>> returning) {
        this(table, match, increment, set, rows, returning, false);
    }
}
