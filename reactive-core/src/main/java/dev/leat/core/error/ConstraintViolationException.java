package dev.leat.core.error;

import org.jspecify.annotations.Nullable;

/** The data breaks a constraint of the database. */
public final class ConstraintViolationException extends RejectedException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final @Nullable String constraint;

    public ConstraintViolationException(
            ErrorText text, Kind kind, @Nullable String constraint, @Nullable Throwable cause) {
        super(text, cause);
        this.kind = kind;
        this.constraint = constraint;
    }

    /** Which kind of constraint was broken. */
    public Kind kind() {
        return kind;
    }

    /**
     * The constraint's name, for {@link Kind#NOT_NULL} the column's; null if the database did not say it. What a function of
     * the database gave as the name may be made of values, and is not part of the message.
     */
    public @Nullable String constraint() {
        return constraint;
    }

    /** The kinds of constraints, by SQLSTATE. */
    public enum Kind {
        /** A unique index or primary key, 23505. */
        UNIQUE,
        /** A foreign key, 23503, also where it restricts at once, 23001. */
        FOREIGN_KEY,
        /** A column that may not be null, 23502. */
        NOT_NULL,
        /** A check constraint, 23514 (H2: 23513), or the check option of a view, 44000. */
        CHECK,
        /** An exclusion constraint, 23P01, or one that the database did not name more exactly. */
        OTHER
    }
}
