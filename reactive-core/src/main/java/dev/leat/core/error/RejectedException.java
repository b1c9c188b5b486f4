package dev.leat.core.error;

import org.jspecify.annotations.Nullable;

/** The call, the mapping or the data has to change; made again as it is, it fails again. */
public abstract sealed class RejectedException extends LeatException
        permits BadSqlException,
                ConstraintViolationException,
                DataException,
                RowLimitException,
                StaleEntityException,
                UsageException {
    private static final long serialVersionUID = 1L;

    RejectedException(ErrorText text, @Nullable Throwable cause) {
        super(text, cause);
    }
}
