package dev.leat.core.error;

import org.jspecify.annotations.Nullable;

/** A mistake in the call or the mapping, found without asking the database. */
public final class UsageException extends RejectedException {
    private static final long serialVersionUID = 1L;

    public UsageException(ErrorText text, @Nullable Throwable cause) {
        super(text, cause);
    }
}
