package dev.leat.mapper.fetch;

import dev.leat.core.error.DataException;
import dev.leat.core.error.ErrorText;

/**
 * Takes the rows of a load, one after the other. Whose a row is, is said by its key where Java takes the same keys as equal as
 * the database, and by the statement elsewhere.
 *
 * @param <T> what a row becomes
 */
interface Found<T> {
    /**
     * A row.
     *
     * @param normal the key of the parent that it belongs to, as keys of this load are compared
     * @throws dev.leat.core.error.DataException if nobody has asked for that key
     */
    void add(Object normal, T row);

    /**
     * A row, by the number of the key that it belongs to, from 1 in the order in which the keys were sent.
     *
     * @throws dev.leat.core.error.DataException if there is no such key
     */
    void addNumbered(long number, T row);

    /** The number of keys. */
    int size();

    /** The error of a row that belongs to no key: it is never left out, because somebody would miss it. */
    static DataException stranger() {
        return new DataException(
                ErrorText.of("UnaskedRow", "The database gave a row whose key nobody has asked for.")
                        .why("It takes keys as equal that are different in Java, or a trigger or rule changes them.")
                        .fix("Declare the key's component with the type of its column, a text if in doubt."),
                null);
    }
}
