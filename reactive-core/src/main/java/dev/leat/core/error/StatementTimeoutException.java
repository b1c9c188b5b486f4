package dev.leat.core.error;

import org.jspecify.annotations.Nullable;

/** A statement took longer than its time limit, or was cancelled on the server. */
public final class StatementTimeoutException extends RetryableException {
    private static final long serialVersionUID = 1L;

    public StatementTimeoutException(ErrorText text, @Nullable Throwable cause) {
        super(text, cause);
    }
}
