package dev.leat.core.query;

import dev.leat.core.error.Arguments;
import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The check that every comparison makes on its values. */
final class Values {
    private Values() {}

    static <T> T present(Column<?, ?> column, @Nullable T value) {
        if (value == null) {
            throw new UsageException(
                    ErrorText.of("NullComparison", "The column \"" + column.name() + "\" is compared with null.")
                            .why("In SQL nothing equals null, so the condition would never be true.")
                            .fix("Use isNull() or isNotNull()."),
                    null);
        }
        return value;
    }

    /** A condition that is there: null would be taken for no condition at all. */
    static <C extends Condition<?>> C condition(@Nullable C condition) {
        if (condition == null) {
            throw new UsageException(
                    ErrorText.of("NullCondition", "A condition is null.")
                            .why("Leaving it out would select every row.")
                            .fix("Add the condition only where there is one."),
                    null);
        }
        return condition;
    }

    static <T> List<T> present(Column<?, ?> column, Collection<? extends T> values) {
        List<T> copy = new ArrayList<>(Arguments.present("values", values).size());
        for (T value : values) {
            copy.add(present(column, value));
        }
        return List.copyOf(copy);
    }
}
