package dev.leat.core.error;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value cannot be stored or read exactly: out of range, null where none may be, not a number, too long, or refused by a
 * record's own constructor.
 */
public final class DataException extends RejectedException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String entity;
    private final transient @Nullable Object key;
    private final transient @Nullable List<String> columns;

    public DataException(ErrorText text, @Nullable Throwable cause) {
        this(text, null, null, List.of(), cause);
    }

    private DataException(
            ErrorText text,
            @Nullable String entity,
            @Nullable Object key,
            List<String> columns,
            @Nullable Throwable cause) {
        super(text, cause);
        this.entity = entity;
        this.key = key;
        this.columns = List.copyOf(columns);
    }

    /** The same error, found in the row of this entity with this key. */
    public DataException in(String entity, @Nullable Object key) {
        return traced(
                new DataException(text().what(entity + ": " + text().what()), entity, key, columns(), getCause()));
    }

    /** The same error with another text, found in these columns. */
    public DataException at(List<String> columns, ErrorText text) {
        return traced(new DataException(text, entity, key, columns, getCause()));
    }

    private DataException traced(DataException located) {
        located.setStackTrace(getStackTrace());
        return located;
    }

    /** The entity in whose row the error was found, or null. */
    public @Nullable String entity() {
        return entity;
    }

    /** The key of the row in which the error was found, or null if it is not known. Never part of the message. */
    public @Nullable Object key() {
        return key;
    }

    /**
     * The columns in which the error was found: the one that could not be read or written, or those that a record was made
     * of when its constructor refused them. Empty if they are not known.
     */
    public List<String> columns() {
        List<String> known = columns;
        return known == null ? List.of() : known;
    }
}
