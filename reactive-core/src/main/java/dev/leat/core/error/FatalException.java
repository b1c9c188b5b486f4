package dev.leat.core.error;

import org.jspecify.annotations.Nullable;

/** Neither a retry nor another call helps: the outcome has to be looked at. */
public abstract sealed class FatalException extends LeatException
        permits DatabaseFailureException, TransactionAbortedException, TransactionOutcomeUnknownException {
    private static final long serialVersionUID = 1L;

    FatalException(ErrorText text, @Nullable Throwable cause) {
        super(text, cause);
    }
}
