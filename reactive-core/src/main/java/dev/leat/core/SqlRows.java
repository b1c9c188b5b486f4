package dev.leat.core;

import dev.leat.core.error.DataException;
import dev.leat.core.error.ErrorText;
import dev.leat.core.execution.RowMapper;
import dev.leat.core.execution.StatementExecutor;
import dev.leat.core.sql.BoundStatement;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The rows of a hand-written statement, each mapped to a value. Nothing is sent before subscription, and each subscription
 * sends the statement again. But for {@link #stream}, the result is read to its end, under the row limit of the settings,
 * before anything is emitted.
 *
 * @param <T> what a row becomes
 */
public final class SqlRows<T> {
    private final StatementExecutor executor;
    private final Supplier<BoundStatement> statement;
    private final RowMapper<T> mapper;
    private final @Nullable RowsRead listener;

    SqlRows(
            StatementExecutor executor,
            Supplier<BoundStatement> statement,
            RowMapper<T> mapper,
            @Nullable RowsRead listener) {
        this.executor = executor;
        this.statement = statement;
        this.mapper = mapper;
        this.listener = listener;
    }

    /** All rows in the order of the database. Signals an error if there are more than the row limit. */
    public Flux<T> all() {
        return list().flatMapIterable(rows -> rows);
    }

    /**
     * All rows of a statement that only reads, in constant memory: they are read in chunks, as they are asked for. It holds a
     * connection until the end of the result is known, for which it needs a permit (see {@link
     * dev.leat.core.execution.StreamSettings}); without one, and for statements that write, it is as {@link #all}, with a
     * retryable error past the row limit. In a transaction the chunks are fetched from a cursor; on H2 it is as {@link #all}.
     */
    public Flux<T> stream() {
        return Flux.defer(() -> {
            BoundStatement bound = statement.get();
            return executor.stream(bound, mapper, executor.drained(bound, mapper))
                    .doOnNext(this::tell)
                    .flatMapIterable(rows -> rows, 1);
        });
    }

    /** All rows as one list, empty for no rows. */
    public Mono<List<T>> list() {
        return Mono.defer(() -> executor.rows(
                        statement.get(), mapper, executor.settings().rowLimit()))
                .doOnNext(this::tell);
    }

    /**
     * The first row; empty if there is none. The statement runs as it is and all its rows are read, under the row limit: where
     * there may be many, write {@code limit 1} into it.
     */
    public Mono<T> first() {
        return list().flatMap(rows -> Mono.justOrEmpty(rows.isEmpty() ? null : rows.get(0)));
    }

    /**
     * The only row; empty if there is none. All rows are read, under the row limit. Signals a {@link DataException} if there are
     * more: then what the statement has written is undone, as past the row limit.
     */
    public Mono<T> one() {
        return Mono.defer(() -> executor.checked(
                        statement.get(), mapper, executor.settings().rowLimit(), this::atMostOne))
                .doOnNext(this::tell)
                .flatMap(rows -> Mono.justOrEmpty(rows.isEmpty() ? null : rows.get(0)));
    }

    private List<T> atMostOne(List<T> rows) {
        if (rows.size() > 1) {
            throw moreThanOne(rows.size());
        }
        return rows;
    }

    private void tell(List<T> rows) {
        if (listener != null) {
            listener.read(mapper, rows);
        }
    }

    private DataException moreThanOne(int found) {
        return new DataException(
                ErrorText.of("MoreThanOne", "One row was expected, the statement gave " + found + ".")
                        .fix("Make the condition unique, or use first() or all().")
                        .sql(statement.get().sql()),
                null);
    }
}
