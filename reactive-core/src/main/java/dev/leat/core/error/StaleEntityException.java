package dev.leat.core.error;

import java.util.List;

/** Rows that a write expected, at a certain version, were changed or deleted since they were read: they have to be read again. */
public final class StaleEntityException extends RejectedException {
    private static final long serialVersionUID = 1L;

    private final String entity;
    private final transient List<Object> keys;

    public StaleEntityException(ErrorText text, String entity, List<?> keys) {
        super(text, null);
        this.entity = entity;
        this.keys = List.copyOf(keys);
    }

    /** The entity's name. */
    public String entity() {
        return entity;
    }

    /** The keys of the rows that were not as expected, in the order in which they were given. */
    public List<Object> keys() {
        return keys;
    }
}
