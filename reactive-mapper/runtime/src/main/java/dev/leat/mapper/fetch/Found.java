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
     * Where the rows of a key are put.
     *
     * @param normal the key of the parent that a row belongs to, as keys of this load are compared
     * @throws DataException if nobody has asked for that key
     */
    Slot<T, ?> keyed(Object normal);

    /**
     * The same by the number of the key, from 1 in the order in which the keys were sent.
     *
     * @throws DataException if there is no such key
     */
    Slot<T, ?> numbered(long number);

    /** A row cannot be read, nor can it be told whose it is, unless there is but one key. */
    void unclear(Throwable error);

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
