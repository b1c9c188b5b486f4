package dev.leat.core.execution;

import dev.leat.core.sql.BoundStatement;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** DECLARE and CLOSE of a cursor: seen by those who watch, not counted, and stopped like any other statement. */
record CursorConversation(BoundStatement statement, Driver driver) implements Conversation<Void> {
    @Override
    public Publisher<?> open(Connection connection) {
        return Binding.statement(connection, driver, statement).execute();
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
        return statement.sql();
    }

    @Override
    public boolean counts() {
        return true;
    }

    @Override
    public SentStatement sent() {
        return new SentStatement(statement.sql(), statement.binds(), 0, false);
    }

    @Override
    public long received() {
        return 0;
    }

    @Override
    public boolean isAnswered(boolean sawResult) {
        return sawResult;
    }
}
