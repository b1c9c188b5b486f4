package dev.leat.mapper.mapping;

import dev.leat.core.error.DataException;
import dev.leat.core.error.ErrorText;
import dev.leat.core.error.LeatException;
import dev.leat.core.error.UserCodeFailure;
import dev.leat.core.execution.ResultRow;
import dev.leat.core.query.Column;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.Exceptions;

/**
 * Reads an entity and, where its row is not as mapped or its record's constructor refuses it, says which one it was. What a
 * constructor throws belongs to its row alone; its text may repeat values and goes no further.
 */
final class RowReading {
    private RowReading() {}

    static <E> E read(EntityType<E, ?> type, ResultRow row) {
        try {
            return type.read(row);
        } catch (DataException e) {
            throw e.in(type.name(), key(type, row));
        } catch (LeatException own) {
            throw own;
        } catch (Throwable thrown) { // user code: also an assertion, or a checked exception of another language
            Exceptions.throwIfJvmFatal(thrown);
            throw refused(type, row, thrown);
        }
    }

    private static DataException refused(EntityType<?, ?> type, ResultRow row, Throwable thrown) {
        int read = Math.min(row.columnsRead(), type.columns().size());
        List<String> columns =
                type.columns().subList(0, read).stream().map(Column::name).toList();
        ErrorText text = ErrorText.of(
                        "RefusedRow",
                        "The constructor of " + constructed(type, thrown) + " threw "
                                + thrown.getClass().getSimpleName() + " for a stored row.")
                .why("It had been given what stands in the columns " + String.join(", ", columns) + ".")
                .fix("Correct the row, which key() tells, or let the constructor take what may be stored.");
        return new DataException(text, new UserCodeFailure(thrown))
                .at(columns, text)
                .in(type.name(), key(type, row));
    }

    /** The record whose constructor it was: the entity, or an embedded one. */
    private static String constructed(EntityType<?, ?> type, Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (frame.getMethodName().equals("<init>")) {
                String name = frame.getClassName();
                return name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1);
            }
        }
        return type.name();
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
