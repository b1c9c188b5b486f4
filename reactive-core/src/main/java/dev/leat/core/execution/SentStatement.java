package dev.leat.core.execution;

import dev.leat.core.sql.Bind;
import dev.leat.core.sql.BoundStatement;
import java.util.List;

/**
 * A statement at the moment in which it is sent.
 *
 * @param statement its text, its values, which are secrets that nothing for a person to read may show, and what it does
 * @param keys the keys that it looks up for several callers at once; 0 for any other statement
 * @param counted whether it counts as a statement: BEGIN, COMMIT, savepoints, DECLARE and CLOSE do not
 */
public record SentStatement(BoundStatement statement, int keys, boolean counted) {
    /** The text, in which every value is a placeholder. */
    public String sql() {
        return statement.sql();
    }

    /** The values. */
    public List<Bind> binds() {
        return statement.binds();
    }

    /** The values stay hidden. */
    @Override
    public String toString() {
        return statement.toString();
    }
}
