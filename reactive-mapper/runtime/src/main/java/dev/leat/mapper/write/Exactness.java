package dev.leat.mapper.write;

import dev.leat.core.error.DataException;
import dev.leat.core.error.ErrorText;
import dev.leat.core.query.Column;
import dev.leat.mapper.mapping.EntityType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares what a write gave back with what it had sent: a value of which the column has lost a part is an error. The
 * version and the times are the library's own, and are what was stored.
 */
record Exactness<E>(WriteShape<E, ?> shape) {
    /**
     * Checks one written row.
     *
     * @param columns the columns that were sent
     * @param sent their values, and perhaps more behind them
     * @throws DataException {@code [InexactlyStored]}, with the entity, the column and the key
     */
    void require(E stored, List<? extends Column<?, ?>> columns, @Nullable Object[] sent) {
        for (int i = 0; i < columns.size(); i++) {
            Column<?, ?> column = columns.get(i);
            if (!isOwn(column) && Loss.isLost(column, sent[i], shape.valueOf(stored, column))) {
                throw inexact(column, stored);
            }
        }
    }

    private boolean isOwn(Column<?, ?> column) {
        EntityType<E, ?> type = shape.type();
        return column == type.version() || column == type.createdAt() || column == type.updatedAt();
    }

    private DataException inexact(Column<?, ?> column, E stored) {
        EntityType<E, ?> type = shape.type();
        ErrorText text = ErrorText.of(
                        "InexactlyStored",
                        "The column \"" + column.name() + "\" has stored a " + column.type()
                                + " with a part of it lost.")
                .why(
                        "It holds fewer digits or characters than the value has, and the database cuts or rounds silently.")
                .fix("Round the value to what the column holds before it is written, or widen the column.");
        return new DataException(text, null).at(List.of(column.name()), text).in(type.name(), type.id(stored));
    }
}
