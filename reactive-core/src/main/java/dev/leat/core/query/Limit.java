package dev.leat.core.query;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;

/**
 * How many rows to give and how many to leave out before them.
 *
 * @param rows at most this many rows, 0 or more
 * @param offset rows to leave out first, 0 or more
 */
public record Limit(long rows, long offset) {
    public Limit {
        requireNotNegative("limit", rows);
        requireNotNegative("offset", offset);
    }

    /** The first {@code rows} rows. */
    public static Limit of(long rows) {
        return new Limit(rows, 0);
    }

    /**
     * The number itself.
     *
     * @throws UsageException if it is negative
     */
    public static long requireNotNegative(String name, long number) {
        if (number < 0) {
            throw new UsageException(
                    ErrorText.of("NegativeNumber", "The " + name + " is " + number + ".")
                            .fix("Give 0 or more."),
                    null);
        }
        return number;
    }
}
