package dev.leat.core.error;

import org.jspecify.annotations.Nullable;

/** A value cannot be stored or read exactly: out of range, null where none may be, not a number, too long. */
public final class DataException extends RejectedException {
    private static final long serialVersionUID = 1L;

    public DataException(ErrorText text, @Nullable Throwable cause) {
        super(text, cause);
    }
}
