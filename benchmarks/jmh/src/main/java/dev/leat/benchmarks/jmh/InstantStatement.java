package dev.leat.benchmarks.jmh;

import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import io.r2dbc.spi.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A select of orders. */
final class InstantStatement implements Statement {
    private final boolean byKey;
    private final int rows;
    private @Nullable Object bound;

    InstantStatement(String sql, int rows) {
        this.byKey = sql.endsWith("= $1") || sql.endsWith("= any($1)");
        this.rows = rows;
    }

    @Override
    public Statement bind(int index, Object value) {
        bound = value;
        return this;
    }

    @Override
    public Statement bind(String name, Object value) {
        return bind(0, value);
    }

    @Override
    public Statement bindNull(int index, Class<?> type) {
        throw new UnsupportedOperationException("null is bound nowhere");
    }

    @Override
    public Statement bindNull(String name, Class<?> type) {
        return bindNull(0, type);
    }

    @Override
    public Statement add() {
        throw new UnsupportedOperationException("no statement has several bindings");
    }

    @Override
    public Publisher<? extends Result> execute() {
        return Mono.just(new Orders(answer()));
    }

    private List<InstantRow> answer() {
        if (!byKey) {
            return InstantRow.first(rows);
        }
        if (bound instanceof Object[] keys) {
            List<InstantRow> found = new ArrayList<>(keys.length);
            for (Object key : keys) {
                found.add(InstantRow.of((Long) key));
            }
            return found;
        }
        return List.of(InstantRow.of(Objects.requireNonNull((Long) bound)));
    }

    private record Orders(List<InstantRow> rows) implements Result {
        @Override
        public Publisher<Long> getRowsUpdated() {
            return Mono.just((long) rows.size());
        }

        @Override
        public <T> Publisher<T> map(BiFunction<Row, RowMetadata, ? extends T> mapping) {
            return Flux.fromIterable(rows).map(row -> mapping.apply(row, row));
        }

        @Override
        public Result filter(Predicate<Segment> filter) {
            return this;
        }

        @Override
        public <T> Publisher<T> flatMap(Function<Segment, ? extends Publisher<? extends T>> mapping) {
            Stream<Segment> segments = rows.stream().map(row -> (RowSegment) () -> row);
            return Flux.fromStream(segments).concatMap(mapping);
        }
    }
}
