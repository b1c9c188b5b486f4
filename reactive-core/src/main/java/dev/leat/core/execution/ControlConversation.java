package dev.leat.core.execution;

import dev.leat.core.sql.BoundStatement;
import dev.leat.core.sql.Effect;
import dev.leat.core.sql.Meaning;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** BEGIN, COMMIT, ROLLBACK and savepoints: nothing is kept, and none counts as a statement. */
record ControlConversation(ControlCall call) implements Conversation<Void> {
    private static final Meaning CONTROL = Meaning.ofControl("control");

    @Override
    public Publisher<?> open(Connection connection) {
        return call.sender().apply(connection);
    }

    @Override
    public Publisher<?> consume(Result result) {
        return result.getRowsUpdated();
    }

    @Override
    public void accept(Object item) {}

    @Override
    public void discard() {}

    @Override
    public @Nullable Throwable error() {
        return null;
    }

    @Override
    public @Nullable Void result() {
        return null;
    }

    @Override
    public String sql() {
        return call.sql();
    }

    /** What a COMMIT does is the transaction's to say. */
    @Override
    public Effect effect() {
        return Effect.READS;
    }

    @Override
    public boolean counts() {
        return false;
    }

    @Override
    public @Nullable SentStatement sent() {
        return call.isSent() ? new SentStatement(new BoundStatement(call.sql(), List.of(), CONTROL), 0, false) : null;
    }

    @Override
    public long received() {
        return 0;
    }

    @Override
    public boolean isAnswered(boolean sawResult) {
        return sawResult || !call.hasResult();
    }
}
