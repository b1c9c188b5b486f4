package dev.leat.core.query;

/**
 * Deletes the rows that fulfil a condition and counts them.
 *
 * @param from the table
 * @param where which rows
 */
public record Delete(Table from, Condition<?> where) implements Query {
    public Delete {
        Condition.present(where);
    }
}
