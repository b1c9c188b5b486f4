package dev.leat.core.testing;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import io.r2dbc.spi.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Runs SQL on a connection of its own and waits for the answer: how a test looks behind the back of the code it tests.
 *
 * <p>Every call opens and closes one driver connection and blocks for at most ten seconds. No value may be null.
 */
public final class BlockingSql {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    private final ConnectionFactory connections;

    private BlockingSql(ConnectionFactory connections) {
        this.connections = connections;
    }

    /** Runs on connections of the given factory, which may be of any database. */
    public static BlockingSql on(ConnectionFactory connections) {
        return new BlockingSql(connections);
    }

    /** Runs on connections opened with the given options. */
    public static BlockingSql at(ConnectionFactoryOptions options) {
        return on(ConnectionFactories.get(options));
    }

    /** All rows, in order, each a map from column name as the database spells it. */
    public List<Map<String, @Nullable Object>> rows(String sql, Object... binds) {
        return run(sql, binds, result -> result.map(BlockingSql::toMap));
    }

    /** The first column of the only row, as the given type. */
    public <T> T value(Class<T> type, String sql, Object... binds) {
        List<T> values =
                run(sql, binds, result -> result.map((row, metadata) -> Objects.requireNonNull(row.get(0, type), sql)));
        if (values.size() != 1) {
            throw new IllegalStateException(values.size() + " rows instead of one: " + sql);
        }
        return values.get(0);
    }

    /** The number of rows that the query in {@code from …} gives: {@code count("orders where id > 3")}. */
    public long count(String from, Object... binds) {
        return value(Long.class, "select count(*) from " + from, binds);
    }

    /** Runs a statement, DDL for example, and gives the number of rows changed. */
    public long update(String sql, Object... binds) {
        return run(sql, binds, Result::getRowsUpdated).stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** Runs statements without binds, one after another on one connection. */
    public void script(String... statements) {
        Mono<List<Long>> done = Flux.usingWhen(
                        connections.create(),
                        connection -> Flux.fromArray(statements).concatMap(sql -> execute(connection, sql)),
                        Connection::close)
                .collectList();
        done.block(LIMIT);
    }

    private static Flux<Long> execute(Connection connection, String sql) {
        return Flux.<Result>from(connection.createStatement(sql).execute()).concatMap(Result::getRowsUpdated);
    }

    private <T> List<T> run(String sql, Object[] binds, Function<Result, Publisher<T>> read) {
        Mono<List<T>> rows = Flux.usingWhen(
                        connections.create(),
                        connection -> Flux.<Result>from(bind(connection.createStatement(sql), binds)
                                        .execute())
                                .concatMap(read),
                        Connection::close)
                .collectList();
        return Objects.requireNonNull(rows.block(LIMIT));
    }

    private static Statement bind(Statement statement, Object[] binds) {
        for (int i = 0; i < binds.length; i++) {
            statement.bind(i, binds[i]);
        }
        return statement;
    }

    private static Map<String, @Nullable Object> toMap(Row row, RowMetadata metadata) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        metadata.getColumnMetadatas().forEach(column -> values.put(column.getName(), row.get(column.getName())));
        return values;
    }
}
