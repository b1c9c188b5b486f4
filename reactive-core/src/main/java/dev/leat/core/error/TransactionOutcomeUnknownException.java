package dev.leat.core.error;

import org.jspecify.annotations.Nullable;

/** COMMIT was sent and no answer came: the transaction may or may not have happened. Never retried by the library. */
public final class TransactionOutcomeUnknownException extends FatalException {
    private static final long serialVersionUID = 1L;

    public TransactionOutcomeUnknownException(ErrorText text, @Nullable Throwable cause) {
        super(text, cause);
    }
}
