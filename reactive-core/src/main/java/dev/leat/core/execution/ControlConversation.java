package dev.leat.core.execution;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** BEGIN, COMMIT, ROLLBACK, savepoints and probes: nothing is kept, and none counts as a statement. */
record ControlConversation(String sql, Function<Connection, Publisher<?>> call) implements Conversation<Void> {
    @Override
    public Publisher<?> open(Connection connection) {
        return call.apply(connection);
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
    public boolean counts() {
        return false;
    }

    @Override
    public boolean mayBeEmpty() {
        return true;
    }
}
