package dev.leat.core.execution;

import dev.leat.core.sql.Bind;
import java.util.List;

/**
 * A statement at the moment in which it is sent.
 *
 * @param sql its text, in which every value is a placeholder
 * @param binds the values, which are secrets: nothing that a person reads may show them
 * @param keys the keys that it looks up for several callers at once; 0 for any other statement
 * @param counted whether it counts as a statement: BEGIN, COMMIT, savepoints, DECLARE and CLOSE do not
 */
public record SentStatement(String sql, List<Bind> binds, int keys, boolean counted) {
    /** The values stay hidden. */
    @Override
    public String toString() {
        return binds.isEmpty() ? sql : sql + " (" + binds.size() + " binds, hidden)";
    }
}
