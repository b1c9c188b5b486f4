package dev.leat.core.execution;

import dev.leat.core.sql.BoundStatement;
import dev.leat.core.sql.Effect;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * A statement that is run for what it does, and of whose answer nothing is kept.
 *
 * @param counted whether it counts as a statement: DECLARE and CLOSE of a cursor do not
 */
record PlainConversation(BoundStatement statement, Driver driver, boolean counted) implements Conversation<Void> {
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
    public Effect effect() {
        return statement.effect();
    }

    @Override
    public boolean counts() {
        return true;
    }

    @Override
    public SentStatement sent() {
        return new SentStatement(statement, 0, counted);
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
