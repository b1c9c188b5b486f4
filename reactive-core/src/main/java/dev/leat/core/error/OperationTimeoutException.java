package dev.leat.core.error;

import org.jspecify.annotations.Nullable;

/** A statement or a transaction took longer than its time limit, or was cancelled on the server. */
public final class OperationTimeoutException extends RetryableException {
    private static final long serialVersionUID = 1L;

    public OperationTimeoutException(ErrorText text, @Nullable Throwable cause) {
        super(text, cause);
    }
}
