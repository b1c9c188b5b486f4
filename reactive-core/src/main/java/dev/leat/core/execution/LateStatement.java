package dev.leat.core.execution;

import dev.leat.core.error.LeatException;
import dev.leat.core.sql.BoundStatement;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * A statement for several pipelines that is made only when its connection is there, so that it can take along those that have
 * come meanwhile.
 */
public interface LateStatement {
    /**
     * The statement, or null if nothing needs to be sent any longer; called once.
     *
     * @param admission to be asked for each pipeline that takes part
     */
    @Nullable
    BoundStatement cut(Admission admission);

    /** The keys that it looks up, known after {@link #cut}. */
    int keys();

    /** Says who may take part. */
    @FunctionalInterface
    interface Admission {
        /** Why a pipeline with this Context may not take part, such as a budget that is used up; or null if it may. */
        @Nullable
        LeatException refusal(ContextView pipeline);
    }
}
