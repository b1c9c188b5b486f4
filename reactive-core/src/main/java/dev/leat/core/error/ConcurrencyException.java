package dev.leat.core.error;

import org.jspecify.annotations.Nullable;

/** Another transaction was in the way: serialization failure, deadlock, or a lock that was not to be had. */
public final class ConcurrencyException extends RetryableException {
    private static final long serialVersionUID = 1L;

    public ConcurrencyException(ErrorText text, @Nullable Throwable cause) {
        super(text, cause);
    }
}
