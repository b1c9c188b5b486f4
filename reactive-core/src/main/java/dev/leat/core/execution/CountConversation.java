package dev.leat.core.execution;

import dev.leat.core.sql.BoundStatement;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** A statement of which the number of changed rows is kept. */
final class CountConversation implements Conversation<Long> {
    private final BoundStatement statement;
    private final Driver driver;
    private long count;

    CountConversation(BoundStatement statement, Driver driver) {
        this.statement = statement;
        this.driver = driver;
    }

    @Override
    public Publisher<?> open(Connection connection) {
        return Binding.statement(connection, driver, statement).execute();
    }

    @Override
    public Publisher<?> consume(Result result) {
        return result.getRowsUpdated();
    }

    @Override
    public void accept(Object item) {
        count += ((Number) item).longValue();
    }

    @Override
    public void discard() {}

    @Override
    public @Nullable Throwable error() {
        return null;
    }

    @Override
    public Long result() {
        return count;
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
    public boolean mayBeEmpty() {
        return false;
    }
}
