package dev.leat.core.error;

import org.jspecify.annotations.Nullable;

/** A value cannot be stored or read exactly: out of range, null where none may be, not a number, too long. */
public final class DataException extends RejectedException {
    private static final long serialVersionUID = 1L;

    private final @Nullable String entity;
    private final transient @Nullable Object key;

    public DataException(ErrorText text, @Nullable Throwable cause) {
        this(text, null, null, cause);
    }

    private DataException(ErrorText text, @Nullable String entity, @Nullable Object key, @Nullable Throwable cause) {
        super(text, cause);
        this.entity = entity;
        this.key = key;
    }

    /** The same error, found in the row of this entity with this key. */
    public DataException in(String entity, @Nullable Object key) {
        DataException located = new DataException(text().what(entity + ": " + text().what()), entity, key, getCause());
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
}
