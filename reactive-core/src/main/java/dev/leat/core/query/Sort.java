package dev.leat.core.query;

import dev.leat.core.error.Arguments;
import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import java.util.Locale;

/**
 * One term of an order.
 *
 * @param <S> the row source that the column belongs to
 */
public record Sort<S>(Column<S, ?> column, Direction direction, Nulls nulls) {
    public Sort {
        Arguments.present("column", column);
        Arguments.present("direction", direction);
        Arguments.present("nulls", nulls);
    }

    /** The same column, ascending. */
    public Sort<S> asc() {
        return new Sort<>(column, Direction.ASC, nulls);
    }

    /** The same column, descending. */
    public Sort<S> desc() {
        return new Sort<>(column, Direction.DESC, nulls);
    }

    /** Rows in which the column is null come first. */
    public Sort<S> nullsFirst() {
        return new Sort<>(column, direction, Nulls.FIRST);
    }

    /** Rows in which the column is null come last. */
    public Sort<S> nullsLast() {
        return new Sort<>(column, direction, Nulls.LAST);
    }

    /**
     * The same column in the direction that a request names.
     *
     * @param text {@code asc} or {@code desc}, in any case
     * @throws UsageException if it is neither
     */
    public Sort<S> direction(String text) {
        return switch (Arguments.present("text", text).toLowerCase(Locale.ROOT)) {
            case "asc" -> asc();
            case "desc" -> desc();
            default ->
                throw new UsageException(
                        ErrorText.of("UnknownDirection", "The direction of a sort is neither asc nor desc.")
                                .fix("Use asc or desc."),
                        null);
        };
    }

    /** Which way. */
    public enum Direction {
        ASC,
        DESC
    }

    /** Where rows with null go. */
    public enum Nulls {
        /** As the database does by default: PostgreSQL takes null as larger than every value, H2 as smaller. */
        DATABASE,
        FIRST,
        LAST
    }
}
