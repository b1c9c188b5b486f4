package dev.leat.mapper.fetch;

/**
 * Takes the rows of a load, one after the other.
 *
 * @param <T> what a row becomes
 */
@FunctionalInterface
interface Found<T> {
    /**
     * A row.
     *
     * @param normal the key of the parent that it belongs to, as keys of this load are compared
     */
    void add(Object normal, T row);
}
