package dev.leat.core.execution;

import dev.leat.core.error.UsageException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Watches one statement that is sent on behalf of several pipelines, which become known only when it is cut. Each waiter
 * joins with the logs of its own Context. A log that has used up its budget refuses there and then, so that its waiter
 * fails alone and the statement goes out for the others. A log that several waiters share sees one statement.
 *
 * <p>Used by one thread at a time: first {@link #join} for each waiter, then {@link #sending}, or {@link #unsent} if the
 * statement is not sent after all.
 */
final class SharedWatch implements StatementWatch {
    private final @Nullable StatementWatch observer;
    private final Set<QueryLog> joined = new LinkedHashSet<>();

    SharedWatch(@Nullable StatementWatch observer) {
        this.observer = observer;
    }

    /**
     * Counts the statement in each of these logs, once.
     *
     * @return why the waiter cannot take part, in which case none of them counts it; or null
     */
    @Nullable
    UsageException join(List<QueryLog> logs, @Nullable String sql) {
        List<QueryLog> fresh =
                logs.stream().filter(log -> !joined.contains(log)).toList();
        UsageException refusal = QueryLog.reserve(fresh, sql);
        if (refusal == null) {
            joined.addAll(fresh);
        }
        return refusal;
    }

    /** The logs that have joined. */
    Set<QueryLog> joined() {
        return joined;
    }

    /** The statement is not sent: nobody counts it. */
    void unsent() {
        joined.forEach(QueryLog::giveBack);
        joined.clear();
    }

    @Override
    public StatementEnd sending(SentStatement statement) {
        return Ends.of(statement, joined, observer);
    }
}
