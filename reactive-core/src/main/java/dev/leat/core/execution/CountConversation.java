package dev.leat.core.execution;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import dev.leat.core.sql.BoundStatement;
import dev.leat.core.sql.Effect;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** A statement of which the number of changed rows is kept. */
final class CountConversation implements Conversation<Long> {
    private final BoundStatement statement;
    private final Driver driver;
    private boolean counted;
    private long count;

    CountConversation(BoundStatement statement, Driver driver) {
        this.statement = statement;
        this.driver = driver;
    }

    @Override
    public Publisher<?> open(Connection connection) {
        if (!driver.counts(statement.meaning())) {
            throw uncounted();
        }
        return Binding.statement(connection, driver, statement).execute();
    }

    private UsageException uncounted() {
        return new UsageException(
                ErrorText.of("MergeCount", "The driver does not tell how many rows a merge has changed.")
                        .fix(
                                "Let it return the rows (PostgreSQL 17) and read them, or write insert … on conflict; if the"
                                        + " number does not matter, ask for rows all the same: there are none.")
                        .sql(statement.sql()),
                null);
    }

    @Override
    public Publisher<?> consume(Result result) {
        return result.getRowsUpdated();
    }

    @Override
    public void accept(Object item) {
        counted = true;
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
    public Effect effect() {
        return statement.effect();
    }

    @Override
    public boolean counts() {
        return true;
    }

    @Override
    public SentStatement sent() {
        return new SentStatement(statement, 0, true);
    }

    @Override
    public long received() {
        return count;
    }

    /** Statements that change no rows, such as DDL, have no count. */
    @Override
    public boolean isAnswered(boolean sawResult) {
        return sawResult && (counted || !statement.meaning().isChange());
    }
}
