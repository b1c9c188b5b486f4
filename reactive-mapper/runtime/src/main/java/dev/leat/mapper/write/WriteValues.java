package dev.leat.mapper.write;

import dev.leat.core.error.DataException;
import dev.leat.core.error.ErrorText;
import dev.leat.core.query.Column;
import dev.leat.mapper.mapping.EntityType;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values that a write sends for one entity: its own, but for the version and the times, which the library sets. Checked
 * before anything is sent: null in a column that may not hold it, and more decimals than a column has.
 */
record WriteValues<E>(WriteShape<E, ?> shape, Instant now) {
    @Nullable
    Object inserted(E entity, Column<E, ?> column) {
        EntityType<E, ?> type = shape.type();
        if (column == type.version()) {
            return Versions.first(column);
        }
        if (column == type.createdAt() || column == type.updatedAt()) {
            return Timestamps.at(column, now);
        }
        return checked(entity, column);
    }

    @Nullable
    Object changed(E entity, Column<E, ?> column) {
        return column == shape.type().updatedAt() ? Timestamps.at(column, now) : checked(entity, column);
    }

    /** The value that finds the row: a part of the id, or the version, which alone may be null where its column may. */
    @Nullable
    Object matched(E entity, Column<E, ?> column) {
        Object value = shape.value(entity, column);
        if (column == shape.type().version()) {
            return column.nullable() ? value : Versions.require(column, value);
        }
        if (value == null) {
            throw WriteErrors.noId(shape.type());
        }
        return value;
    }

    /** One row of many: the values of these columns in their order. */
    @Nullable
    Object[] row(E entity, List<Column<E, ?>> columns, Use<E> use) {
        @Nullable Object[] row = new Object[columns.size()];
        for (int i = 0; i < row.length; i++) {
            row[i] = use.value(entity, columns.get(i));
        }
        return row;
    }

    /** Which of the values above. */
    @FunctionalInterface
    interface Use<E> {
        @Nullable
        Object value(E entity, Column<E, ?> column);
    }

    private @Nullable Object checked(E entity, Column<E, ?> column) {
        Object value = shape.value(entity, column);
        if (value == null && !column.nullable()) {
            throw missing(column);
        }
        int scale = column.size().scale();
        if (column.size().precision() > 0
                && value instanceof BigDecimal number
                && number.scale() > Math.max(scale, 0)
                && number.stripTrailingZeros().scale() > Math.max(scale, 0)) {
            throw tooPrecise(column);
        }
        return value;
    }

    private DataException missing(Column<E, ?> column) {
        return new DataException(
                ErrorText.of(
                                "MissingValue",
                                "The " + shape.type().name() + " has no value for the column \"" + column.name()
                                        + "\".")
                        .why("The column may not be null.")
                        .fix("Give the value, or annotate the component with @Nullable."),
                null);
    }

    private DataException tooPrecise(Column<E, ?> column) {
        return new DataException(
                ErrorText.of(
                                "TooManyDecimals",
                                "The " + shape.type().name() + " has more decimals for the column \"" + column.name()
                                        + "\" than its scale of "
                                        + Math.max(column.size().scale(), 0) + ".")
                        .why("The database would round the value silently.")
                        .fix("Round it with setScale, or declare a larger scale with @Column."),
                null);
    }
}
