package dev.leat.core.error;

import org.jspecify.annotations.Nullable;

/** The database refused the statement itself: syntax, unknown table or column, missing privilege, wrong type. */
public final class BadSqlException extends RejectedException {
    private static final long serialVersionUID = 1L;

    public BadSqlException(ErrorText text, @Nullable Throwable cause) {
        super(text, cause);
    }
}
