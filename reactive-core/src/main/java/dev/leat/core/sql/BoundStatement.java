package dev.leat.core.sql;

import java.util.List;

/**
 * A statement ready to be sent: its text, in which every value is a placeholder, and the values.
 *
 * @param sql one statement
 * @param binds the values in the order of the placeholders
 */
public record BoundStatement(String sql, List<Bind> binds) {
    @Override
    public String toString() {
        return binds.isEmpty() ? sql : sql + " (" + binds.size() + " binds, hidden)";
    }
}
