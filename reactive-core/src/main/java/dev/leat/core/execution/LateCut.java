package dev.leat.core.execution;

import dev.leat.core.sql.BoundStatement;
import org.jspecify.annotations.Nullable;

/** How a late statement gets from its cut to those who watch. */
record LateCut(LateStatement statement, SharedWatch watch, LookupCounter counter) implements StatementCut {
    @Override
    public @Nullable BoundStatement cut() {
        BoundStatement cut = statement.cut(pipeline -> watch.join(QueryLog.allIn(pipeline), null));
        if (cut == null) {
            watch.unsent();
        } else {
            counter.sent(statement.keys());
        }
        return cut;
    }

    @Override
    public void unsent() {
        watch.unsent();
    }

    @Override
    public int keys() {
        return statement.keys();
    }
}
