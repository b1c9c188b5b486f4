package dev.leat.core.error;

import org.jspecify.annotations.Nullable;

/** COMMIT, or a write outside a transaction, was sent and no answer came: it may or may not have happened. Never retried by the library. */
public final class TransactionOutcomeUnknownException extends FatalException {
    private static final long serialVersionUID = 1L;

    public TransactionOutcomeUnknownException(ErrorText text, @Nullable Throwable cause) {
        super(text, cause);
    }
}
