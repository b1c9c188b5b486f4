package dev.leat.core.execution;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.util.context.Context;

/** Tells all that watch a statement of its end. */
record Ends(List<StatementEnd> all) implements StatementEnd {
    /** The statement is sent: noted in each log, which has let it pass, and seen by the observer. */
    static StatementEnd of(SentStatement statement, Collection<QueryLog> logs, @Nullable StatementWatch observer) {
        List<StatementEnd> ends = new ArrayList<>(logs.size() + 1);
        for (QueryLog log : logs) {
            ends.add(log.note(statement));
        }
        StatementEnd observed = observer == null ? null : observed(statement, observer);
        if (observed != null) {
            ends.add(observed);
        }
        return new Ends(ends);
    }

    /** An observer is the user's code, and whatever it throws must not keep a connection. */
    private static @Nullable StatementEnd observed(SentStatement statement, StatementWatch observer) {
        try {
            return observer.sending(statement);
        } catch (Throwable thrown) { // see above
            Guard.drop(thrown, Context.empty());
            return null;
        }
    }

    @Override
    public void ended(long rows, long nanos, @Nullable Throwable error) {
        for (StatementEnd end : all) {
            Guard.contain(() -> end.ended(rows, nanos, error), Context.empty()); // see above
        }
    }
}
