package dev.leat.core.execution;

import dev.leat.core.sql.Effect;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * A statement whose rows are looked at before the next one may begin: they make the result, or are refused. They are kept and
 * looked at whether or not anybody still waits, since what the statement wrote is there in any case.
 */
final class CheckedConversation<R, T> implements Conversation<T> {
    private final RowsConversation<R> rows;
    private final Function<List<R>, T> check;
    private volatile boolean opened;

    CheckedConversation(RowsConversation<R> rows, Function<List<R>, T> check) {
        this.rows = rows;
        this.check = check;
    }

    @Override
    public @Nullable Publisher<?> open(Connection connection) {
        opened = true;
        return rows.open(connection);
    }

    @Override
    public Publisher<?> consume(Result result) {
        return rows.consume(result);
    }

    @Override
    public void accept(Object item) {
        rows.accept(item);
    }

    @Override
    public void discard() {
        if (!effect().mayWrite()) {
            rows.discard();
        }
    }

    @Override
    public @Nullable Throwable error() {
        return rows.error();
    }

    @Override
    public @Nullable T result() {
        return opened ? check.apply(rows.result()) : null;
    }

    @Override
    public @Nullable String sql() {
        return rows.sql();
    }

    @Override
    public Effect effect() {
        return rows.effect();
    }

    @Override
    public boolean counts() {
        return rows.counts();
    }

    @Override
    public @Nullable SentStatement sent() {
        return rows.sent();
    }

    @Override
    public long received() {
        return rows.received();
    }

    @Override
    public boolean isAnswered(boolean sawResult) {
        return rows.isAnswered(sawResult);
    }
}
