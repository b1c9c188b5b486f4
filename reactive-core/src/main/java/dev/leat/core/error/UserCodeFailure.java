package dev.leat.core.error;

/**
 * A copy of what code outside of the library threw, such as a record's constructor, kept as the cause of a {@link
 * LeatException}: its class name and stack trace. Its text is left out, because it may repeat values.
 */
public final class UserCodeFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final String thrownClass;

    public UserCodeFailure(Throwable original) {
        super(original.getClass().getName() + ": its text is left out, it may repeat values", null, true, true);
        this.thrownClass = original.getClass().getName();
        setStackTrace(original.getStackTrace());
    }

    /** The name of the class of what was thrown. */
    public String thrownClass() {
        return thrownClass;
    }
}
