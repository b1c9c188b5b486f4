package dev.leat.core.execution;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes one value of each row. Runs inside the driver's callback, on its event loop: it must not block and must not keep
 * the row.
 *
 * @param <T> what a row becomes; never null
 */
@FunctionalInterface
public interface RowMapper<T> {
    /** The value of the current row. What is thrown here ends the statement with that error. */
    T map(ResultRow row);

    /**
     * The columns that this mapper reads, in the order of its indexes; looked up once per result. Null means that the
     * select list is already in that order.
     */
    default @Nullable List<String> columnNames() {
        return null;
    }
}
