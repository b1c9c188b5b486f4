package dev.leat.core.execution;

import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/** Watches every statement of a database, whoever sends it. For metrics and traces. */
@FunctionalInterface
public interface StatementObserver {
    /**
     * Who watches the statement of a pipeline. What this throws is the error of that pipeline; what the watch throws is
     * dropped: an observer cannot refuse.
     *
     * @param context the Reactor Context of the pipeline; empty for a statement that is sent for several
     * @return the watch, or null for nobody
     */
    @Nullable
    StatementWatch watch(ContextView context);
}
