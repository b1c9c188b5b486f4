package dev.leat.core.error;

import org.jspecify.annotations.Nullable;

/** The database or the driver failed in a way that no other exception names: disk full, refused login, broken protocol. */
public final class DatabaseFailureException extends FatalException {
    private static final long serialVersionUID = 1L;

    public DatabaseFailureException(ErrorText text, @Nullable Throwable cause) {
        super(text, cause);
    }
}
