package dev.leat.mapper.mapping;

import dev.leat.core.error.DataException;
import dev.leat.core.execution.ResultRow;
import dev.leat.core.query.Column;
import java.util.ArrayList;
import java.util.List;
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

    /** The key, for a composite one the list of its parts; null if it cannot be read either. */
    private static @Nullable Object key(EntityType<?, ?> type, ResultRow row) {
        List<@Nullable Object> parts = new ArrayList<>();
        for (Column<?, ?> id : type.idColumns()) {
            try {
                parts.add(row.get(type.columns().indexOf(id), id));
            } catch (DataException unreadable) {
                return null;
            }
        }
        return parts.size() == 1 ? parts.get(0) : parts;
    }
}
