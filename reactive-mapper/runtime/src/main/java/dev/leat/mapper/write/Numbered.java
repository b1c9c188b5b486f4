package dev.leat.mapper.write;

import dev.leat.core.execution.RowMapper;
import dev.leat.core.query.ColumnType;

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
     * @param given how many rows were sent
     */
    static <R> RowMapper<Numbered<R>> rows(RowMapper<R> mapper, int columns, int given) {
        return row -> {
            Long number = row.get(columns, ColumnType.LONG);
            if (number == null || number < 1 || number > given) {
                throw WriteErrors.unasked();
            }
            return new Numbered<>(mapper.map(row), (int) (number - 1));
        };
    }
}
