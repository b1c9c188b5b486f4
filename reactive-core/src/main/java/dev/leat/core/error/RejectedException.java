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

    private volatile long index = -1;

    RejectedException(ErrorText text, @Nullable Throwable cause) {
        super(text, cause);
    }

    /** Notes which of many given rows this is about, and gives this error; what was noted first stays. */
    public final RejectedException notingIndex(long row) {
        if (index < 0) {
            index = row;
        }
        return this;
    }

    /**
     * Which of the rows that were given to a write of many this is about, counted from 0 over all of them; null if it is about
     * none, or if the database does not tell.
     */
    public final @Nullable Long index() {
        return index < 0 ? null : index;
    }

    @Override
    public final String getMessage() {
        String message = text().message();
        return index < 0 ? message : message + "\nRow: the one with index " + index + " of those that were given";
    }
}
