package dev.leat.core.error;

import org.jspecify.annotations.Nullable;

/** A result that has to fit in memory has more rows than the row limit. */
public final class RowLimitException extends RejectedException {
    private static final long serialVersionUID = 1L;

    public RowLimitException(ErrorText text, @Nullable Throwable cause) {
        super(text, cause);
    }
}
