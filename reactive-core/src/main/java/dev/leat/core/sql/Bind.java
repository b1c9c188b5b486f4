package dev.leat.core.sql;

import org.jspecify.annotations.Nullable;

/**
 * A value for one placeholder, as the driver takes it. A secret: its text form does not show the value.
 *
 * @param value the value, or null
 * @param type the class of the value, needed where the value is null
 */
public record Bind(@Nullable Object value, Class<?> type) {
    @Override
    public String toString() {
        return "(hidden)";
    }
}
