package dev.leat.core.error;

import org.jspecify.annotations.Nullable;

/** The transaction was rolled back although its body succeeded, because of an earlier error that was swallowed. */
public final class TransactionAbortedException extends FatalException {
    private static final long serialVersionUID = 1L;

    public TransactionAbortedException(ErrorText text, @Nullable Throwable cause) {
        super(text, cause);
    }
}
