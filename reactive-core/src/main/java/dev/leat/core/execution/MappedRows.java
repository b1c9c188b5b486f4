package dev.leat.core.execution;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the values of one result's rows, one row after the other; columns are looked up once. */
final class MappedRows<T> {
    private final boolean exact;
    private final Supplier<@Nullable String> sql;
    private final RowMapper<T> mapper;
    private @Nullable ResultRow current;

    MappedRows(boolean exact, Supplier<@Nullable String> sql, RowMapper<T> mapper) {
        this.exact = exact;
        this.sql = sql;
        this.mapper = mapper;
    }

    /** The value of a row. The mapper is the user's: whatever it throws must not reach the driver. */
    T map(Row row, RowMetadata metadata) {
        ResultRow reused = current;
        if (reused == null) {
            reused = new ResultRow(exact, mapper.columnNames());
            current = reused;
        }
        T value = mapper.map(reused.at(row, metadata));
        reused.leave();
        if (isNothing(value)) {
            throw noValue();
        }
        return value;
    }

    /** How large the values are that were read so far. */
    long size() {
        ResultRow read = current;
        return read == null ? 0 : read.size();
    }

    /** The mapper is a function of the user's, and may be compiled without a check for null. */
    private static boolean isNothing(@Nullable Object value) {
        return value == null;
    }

    private UsageException noValue() {
        return new UsageException(
                ErrorText.of("NullRow", "The mapper gave null for a row.")
                        .why("A Mono or Flux holds no null.")
                        .fix("Give an Optional or a record of nullable parts, or leave such rows out of the query.")
                        .sql(sql.get()),
                null);
    }
}
