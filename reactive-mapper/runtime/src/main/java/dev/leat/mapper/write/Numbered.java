package dev.leat.mapper.write;

import dev.leat.core.execution.RowMapper;
import dev.leat.core.query.ColumnType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row that came back from a write, and where the given one stands that it belongs to, as the statement says it.
 *
 * @param row the row
 * @param position of the given one in its chunk, from 0
 */
record Numbered<R>(R row, int position) {
    /**
     * Reads rows whose number comes behind so many columns.
     *
     * @param spelled where a row stands whose key is spelled as it was given, or null if none is
     * @param given how many rows were sent
     */
    static <R> RowMapper<Numbered<R>> rows(
            RowMapper<R> mapper, int columns, Function<R, @Nullable Integer> spelled, int given) {
        return row -> {
            Long number = row.get(columns, ColumnType.LONG);
            R read = mapper.map(row);
            Integer position = number == null ? null : number == 0 ? spelled.apply(read) : toPosition(number, given);
            if (position == null) {
                throw WriteErrors.unasked();
            }
            return new Numbered<>(read, position);
        };
    }

    private static @Nullable Integer toPosition(long number, int given) {
        return number > given ? null : (int) (number - 1);
    }
}
