package dev.leat.core.sql;

import java.util.List;

/**
 * A statement ready to be sent: its text, in which every value is a placeholder, the values, and what it does.
 *
 * @param sql one statement
 * @param binds the values in the order of the placeholders
 * @param meaning what it does; decides what is said of it when its answer does not come
 */
public record BoundStatement(String sql, List<Bind> binds, Meaning meaning) {
    /**
     * A hand-written statement, whose placeholders are {@code $1}, {@code $2} … already.
     *
     * @throws dev.leat.core.error.UsageException if it is not one statement that can be run by itself
     */
    public static BoundStatement written(String sql, List<Bind> binds) {
        return new BoundStatement(sql, binds, WrittenSql.read(sql));
    }

    /** The same statement, of which it is known that it gives and changes one row at the most. */
    public BoundStatement ofOneRow() {
        return new BoundStatement(sql, binds, meaning.ofOneRow());
    }

    /** What it may do to what is stored. */
    public Effect effect() {
        return meaning.effect();
    }

    @Override
    public String toString() {
        return binds.isEmpty() ? sql : sql + " (" + binds.size() + " binds, hidden)";
    }
}
