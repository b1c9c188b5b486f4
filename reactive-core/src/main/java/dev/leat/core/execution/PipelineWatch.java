package dev.leat.core.execution;

import dev.leat.core.error.UsageException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Watches the statements of one pipeline: the logs in its Context, of which any may refuse, and the database's observer.
 *
 * @param logs the innermost first
 */
record PipelineWatch(List<QueryLog> logs, @Nullable StatementWatch observer) implements StatementWatch {
    /** The watch for these, or null if nobody looks. */
    static @Nullable StatementWatch of(List<QueryLog> logs, @Nullable StatementWatch observer) {
        return logs.isEmpty() && observer == null ? null : new PipelineWatch(logs, observer);
    }

    @Override
    public StatementEnd sending(SentStatement statement) {
        UsageException refusal = statement.counted() ? QueryLog.reserve(logs, statement.sql()) : null;
        if (refusal != null) {
            throw refusal;
        }
        return Ends.of(statement, logs, observer);
    }
}
