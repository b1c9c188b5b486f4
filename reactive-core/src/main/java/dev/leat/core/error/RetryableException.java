package dev.leat.core.error;

import org.jspecify.annotations.Nullable;

/** The call may succeed if it is made again, in a transaction of its own. */
public abstract sealed class RetryableException extends LeatException
        permits ConcurrencyException, OperationTimeoutException, UnavailableException {
    private static final long serialVersionUID = 1L;

    RetryableException(ErrorText text, @Nullable Throwable cause) {
        super(text, cause);
    }
}
