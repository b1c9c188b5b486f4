package dev.leat.core.observation;

import dev.leat.core.error.LeatException;
import dev.leat.core.execution.SentStatement;
import dev.leat.core.execution.StatementEnd;
import dev.leat.core.execution.StatementObserver;
import dev.leat.core.execution.StatementWatch;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * A Micrometer observation of each statement, {@code leat.statement}, or {@code leat.batch} for one that looks up keys for
 * several callers at once; from the send to the end of the answer. For {@code database.observed(…)} or {@code
 * leat.observed(…)}.
 *
 * <p>Keys of low cardinality: {@code operation} (select, insert and so on), {@code table} (the first one that the statement
 * names, or none) and {@code outcome} (success, or the code word of the error). Of high cardinality: {@code db.query.text},
 * in which every value is a placeholder, {@code rows}, and for a batch {@code keys}, their number. Bind values are in none
 * of them. BEGIN, COMMIT and their like are not observed. The parent is the observation in the Reactor Context, as Micrometer
 * and Spring put it there; a batch has none.
 */
public final class StatementObservations implements StatementObserver {
    private static final String CONTEXT_KEY = "micrometer.observation";
    private static final StatementEnd UNOBSERVED = (rows, nanos, error) -> {};

    private final ObservationRegistry registry;

    /** Observations of this registry. A module that calls it requires {@code micrometer.observation} itself. */
    @SuppressWarnings("exports") // transitive would demand Micrometer of every module above
    public StatementObservations(ObservationRegistry registry) {
        this.registry = registry;
    }

    @Override
    public @Nullable StatementWatch watch(ContextView context) {
        if (registry.isNoop()) {
            return null;
        }
        Observation parent =
                context.getOrDefault(CONTEXT_KEY, null) instanceof Observation observation ? observation : null;
        return statement -> statement.counted() ? observe(statement, parent) : UNOBSERVED;
    }

    private StatementEnd observe(SentStatement statement, @Nullable Observation parent) {
        StatementKind kind = StatementKind.of(statement.statement().meaning());
        boolean batch = statement.keys() > 0;
        Observation observation = Observation.createNotStarted(batch ? "leat.batch" : "leat.statement", registry)
                .contextualName(kind.operation() + " " + kind.table())
                .lowCardinalityKeyValue("operation", kind.operation())
                .lowCardinalityKeyValue("table", kind.table())
                .highCardinalityKeyValue("db.query.text", statement.sql());
        if (batch) {
            observation.highCardinalityKeyValue("keys", Integer.toString(statement.keys()));
        }
        if (parent != null) {
            observation.parentObservation(parent);
        }
        observation.start();
        return (rows, nanos, error) -> end(observation, rows, error);
    }

    private static void end(Observation observation, long rows, @Nullable Throwable error) {
        observation.highCardinalityKeyValue("rows", Long.toString(rows));
        observation.lowCardinalityKeyValue("outcome", outcome(error));
        if (error != null) {
            observation.error(error);
        }
        observation.stop();
    }

    private static String outcome(@Nullable Throwable error) {
        if (error == null) {
            return "success";
        }
        return error instanceof LeatException known ? known.code() : "error";
    }
}
