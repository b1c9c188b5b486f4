package dev.leat.mapper.mapping;

import dev.leat.core.error.DataException;
import dev.leat.core.execution.ResultRow;
import dev.leat.core.query.Column;
import org.jspecify.annotations.Nullable;

/** Reads an entity and, where its row is not as mapped, says which one it was. */
final class RowReading {
    private RowReading() {}

    static <E> E read(EntityType<E, ?> type, ResultRow row) {
        try {
            return type.read(row);
        } catch (DataException e) {
            throw e.in(type.name(), key(type, row));
        }
    }

    private static @Nullable Object key(EntityType<?, ?> type, ResultRow row) {
        if (type.idColumns().size() != 1) {
            return null;
        }
        Column<?, ?> id = type.idColumns().get(0);
        try {
            return row.get(type.columns().indexOf(id), id);
        } catch (DataException unreadable) {
            return null;
        }
    }
}
