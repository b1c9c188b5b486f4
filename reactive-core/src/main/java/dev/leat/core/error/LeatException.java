package dev.leat.core.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of every exception of the library. Its three kinds say what the caller can do: {@link RetryableException}
 * (the same call may succeed later), {@link RejectedException} (the call or its data has to change) and
 * {@link FatalException} (neither helps).
 *
 * <p>Messages and causes hold no bind value: a driver's exception is kept as a copy with its class name, SQLSTATE and a
 * cleaned text.
 */
public abstract sealed class LeatException extends RuntimeException
        permits RetryableException, RejectedException, FatalException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorText text;

    LeatException(ErrorText text, @Nullable Throwable cause) {
        super(text.message(), cause);
        this.text = text;
    }

    /** The code word in brackets at the start of the message. */
    public final String code() {
        return text.code();
    }

    /** The parts of the message. */
    public final ErrorText text() {
        return text;
    }

    /** The SQLSTATE that the database gave, or null if the database was not asked. */
    public final @Nullable String sqlState() {
        return text.sqlState();
    }

    /** The statement with placeholders for its values, or null if there was none. */
    public final @Nullable String sql() {
        return text.sql();
    }

    /** Whether the same call, in a transaction of its own, may succeed if it is made again. */
    public final boolean isRetryable() {
        return this instanceof RetryableException;
    }
}
