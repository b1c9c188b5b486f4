package dev.leat.core.error;

import org.jspecify.annotations.Nullable;

/** No connection was to be had in time, or the connection was lost while nothing could have been stored. */
public final class UnavailableException extends RetryableException {
    private static final long serialVersionUID = 1L;

    public UnavailableException(ErrorText text, @Nullable Throwable cause) {
        super(text, cause);
    }
}
