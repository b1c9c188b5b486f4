package dev.leat.core.execution;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** BEGIN, COMMIT, ROLLBACK and savepoints: nothing is kept, and none counts as a statement. */
record ControlConversation(ControlCall call) implements Conversation<Void> {
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

    @Override
    public boolean counts() {
        return false;
    }

    @Override
    public @Nullable SentStatement sent() {
        return call.isSent() ? new SentStatement(call.sql(), List.of(), 0, false) : null;
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
