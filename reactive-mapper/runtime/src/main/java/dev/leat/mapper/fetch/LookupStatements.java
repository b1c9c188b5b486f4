package dev.leat.mapper.fetch;

import dev.leat.core.execution.LateStatement;
import dev.leat.core.execution.LookupSettings;
import dev.leat.core.execution.OpenTransaction;
import dev.leat.core.execution.RowMapper;
import dev.leat.core.query.Select;
import dev.leat.core.sql.BoundStatement;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** How the batches of a queue are sent. */
interface LookupStatements {
    /** The limits. */
    LookupSettings settings();

    /** Runs a short task when the one that runs now has come to its end. */
    void afterTask(Runnable task);

    /** The statement for a query. */
    BoundStatement render(Select select);

    /** Sends a statement when its connection is there. */
    <T> Mono<List<T>> rows(LateStatement statement, RowMapper<T> mapper, @Nullable OpenTransaction transaction);

    /** These rows have been read together, for callers of one pipeline. */
    <T> void arrived(Lookup<T, ?> lookup, List<T> rows);
}
