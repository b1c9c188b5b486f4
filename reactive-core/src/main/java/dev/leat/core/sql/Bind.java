package dev.leat.core.sql;

import org.jspecify.annotations.Nullable;

/**
 * A value for one placeholder, as the driver takes it. A secret: its text form does not show the value.
 *
 * @param value the value, or null
 * @param type the class of the value, needed where the value is null
 * @param compared whether it is compared with a column, whose type and collation then decide what equals and what comes first;
 *     of a text that is told to the database by sending it without a type
 */
public record Bind(@Nullable Object value, Class<?> type, boolean compared) {
    /** A value that is sent as what it is. */
    public Bind(@Nullable Object value, Class<?> type) {
        this(value, type, false);
    }

    /** The same value, compared with a column. */
    public Bind asCompared() {
        return new Bind(value, type, true);
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
