package dev.leat.core.execution;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.RowLimitException;
import dev.leat.core.sql.BoundStatement;
import dev.leat.core.sql.Effect;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * A statement whose rows are kept, up to a limit. After an error of the mapper, or past the limit, the rest of the result is
 * read and dropped, so that the connection is clean when the error is signalled; a long rest is stopped.
 */
final class RowsConversation<T> implements Conversation<List<T>> {
    /** Stands for a row that is not kept: R2DBC allows no null here. */
    private static final Object DROPPED = new Object();

    private final ConnectionSource source;
    private final StatementCut late;
    private final MappedRows<T> mapped;
    private final int limit;
    private final Runnable onOverflow;

    private volatile @Nullable BoundStatement statement;
    private long received;
    private List<T> rows = new ArrayList<>();
    private volatile boolean discarding;
    private volatile @Nullable Throwable error;

    RowsConversation(
            ConnectionSource source, BoundStatement statement, RowMapper<T> mapper, int limit, Runnable onOverflow) {
        this(source, new StatementCut.Known(statement), mapper, limit, onOverflow);
        this.statement = statement;
    }

    /** With a statement that is made when it is sent, or not sent at all. */
    RowsConversation(ConnectionSource source, StatementCut late, RowMapper<T> mapper, int limit, Runnable onOverflow) {
        this.source = source;
        this.late = late;
        this.mapped = new MappedRows<>(source.exact(), this::sql, mapper);
        this.limit = limit;
        this.onOverflow = onOverflow;
    }

    @Override
    public @Nullable Publisher<?> open(Connection connection) {
        BoundStatement cut = late.cut();
        statement = cut;
        if (cut == null) {
            return null;
        }
        try {
            return Binding.statement(connection, source.driver(), cut).execute();
        } catch (RuntimeException refused) {
            late.unsent();
            throw refused;
        }
    }

    @Override
    public Publisher<?> consume(Result result) {
        return result.map(this::map);
    }

    private Object map(Row row, RowMetadata metadata) {
        if (discarding) {
            return DROPPED;
        }
        try {
            return mapped.map(row, metadata);
        } catch (Throwable thrown) { // the mapper is the user's: whatever it throws must not break the result
            fail(thrown);
            return DROPPED;
        }
    }

    @Override
    @SuppressWarnings("unchecked") // what map gave
    public void accept(Object item) {
        received++;
        if (item == DROPPED || discarding) {
            return;
        }
        if (rows.size() == limit) {
            fail(tooMany());
            return;
        }
        if (mapped.size() > source.settings().byteLimit()) {
            fail(tooLarge());
            return;
        }
        rows.add((T) item);
    }

    private void fail(Throwable thrown) {
        error = thrown;
        discard();
        onOverflow.run();
    }

    private RowLimitException tooMany() {
        return new RowLimitException(
                ErrorText.of("RowLimit", "The result has more than " + limit + " rows.")
                        .why("It is read to its end into memory before its first row is given.")
                        .fix("Limit the query, or raise rowLimit.")
                        .sql(sql()),
                null);
    }

    private RowLimitException tooLarge() {
        return new RowLimitException(
                ErrorText.of(
                                "ByteLimit",
                                "The texts and bytes of the result are larger than "
                                        + source.settings().byteLimit() + " bytes.")
                        .why("It is read to its end into memory before its first row is given.")
                        .fix("Limit the query, select fewer columns, read it as a stream, or raise byteLimit.")
                        .sql(sql()),
                null);
    }

    @Override
    public void discard() {
        discarding = true;
        rows = new ArrayList<>();
    }

    @Override
    public @Nullable Throwable error() {
        return error;
    }

    @Override
    public List<T> result() {
        return rows;
    }

    @Override
    public @Nullable String sql() {
        BoundStatement known = statement;
        return known == null ? null : known.sql();
    }

    /** A lookup for several pipelines only reads. */
    @Override
    public Effect effect() {
        BoundStatement known = statement;
        return known == null ? Effect.READS : known.effect();
    }

    @Override
    public boolean counts() {
        return true;
    }

    @Override
    public @Nullable SentStatement sent() {
        BoundStatement known = statement;
        return known == null ? null : new SentStatement(known, late.keys(), true);
    }

    @Override
    public @Nullable StatementWatch watch() {
        return late.watch();
    }

    @Override
    public long received() {
        return received;
    }

    @Override
    public boolean isAnswered(boolean sawResult) {
        return sawResult || statement == null;
    }
}
