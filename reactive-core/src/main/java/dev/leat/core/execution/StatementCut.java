package dev.leat.core.execution;

import dev.leat.core.sql.BoundStatement;
import org.jspecify.annotations.Nullable;

/** Where the statement of a conversation comes from when its turn has come. */
sealed interface StatementCut permits LateCut, StatementCut.Known {
    /** The statement, or null for nothing to send; called once. */
    @Nullable
    BoundStatement cut();

    /** The keys that it looks up for several pipelines, or 0. */
    int keys();

    /** The driver did not take the statement. */
    void unsent();

    /** Who watches it, or null for those of the pipeline. */
    @Nullable
    StatementWatch watch();

    /** A statement that was made before. */
    record Known(BoundStatement statement) implements StatementCut {
        @Override
        public BoundStatement cut() {
            return statement;
        }

        @Override
        public int keys() {
            return 0;
        }

        @Override
        public void unsent() {}

        @Override
        public @Nullable StatementWatch watch() {
            return null;
        }
    }
}
