package dev.leat.mapper.write;

import dev.leat.core.error.DataException;
import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import dev.leat.core.query.Column;
import org.jspecify.annotations.Nullable;

/** Version numbers of any whole type. */
final class Versions {
    private Versions() {}

    /** The version of a new row. */
    static Object first(Column<?, ?> version) {
        return number(version, 0);
    }

    /** The version after this one, the first after none; an error after the last that the column's type has. */
    static Object next(Column<?, ?> version, @Nullable Object current) {
        if (current == null) {
            return first(version);
        }
        long number = ((Number) current).longValue();
        if (number >= last(version.type().javaType())) {
            throw new DataException(
                    ErrorText.of("VersionOverflow", "The version \"" + version.name() + "\" cannot grow any more.")
                            .fix("Declare the component with a wider type."),
                    null);
        }
        return number(version, number + 1);
    }

    static Object require(Column<?, ?> version, @Nullable Object current) {
        if (current == null) {
            throw new UsageException(
                    ErrorText.of("NoVersion", "The entity has no value for its version \"" + version.name() + "\".")
                            .fix("Write an entity that was read or inserted, or a copy of it."),
                    null);
        }
        return current;
    }

    private static long last(Class<?> type) {
        if (type == Long.class) {
            return Long.MAX_VALUE;
        }
        return type == Short.class ? Short.MAX_VALUE : Integer.MAX_VALUE;
    }

    private static Object number(Column<?, ?> version, long value) {
        Class<?> type = version.type().javaType();
        if (type == Long.class) {
            return value;
        }
        return type == Short.class ? (Object) (short) value : (Object) (int) value;
    }
}
