package dev.leat.core.testing;

import dev.leat.core.testing.FaultPublisher.Values;
import dev.leat.core.testing.Interaction.Kind;
import io.r2dbc.spi.Readable;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** A result of the driver, counted; of its rows only the first few, so that a sweep ends. */
final class FaultResult implements Result {
    private static final int COUNTED_ROWS = 3;

    private final Result delegate;
    private final String what;
    private final FaultConnection connection;
    private final AtomicBoolean consumed;
    private final AtomicInteger rows = new AtomicInteger();

    private FaultResult(Result delegate, String what, FaultConnection connection, AtomicBoolean consumed) {
        this.delegate = delegate;
        this.what = what;
        this.connection = connection;
        this.consumed = consumed;
    }

    static FaultResult delivered(Result result, String what, FaultConnection connection) {
        connection.ledger().results.incrementAndGet();
        return new FaultResult(result, what, connection, new AtomicBoolean());
    }

    @Override
    public Publisher<Long> getRowsUpdated() {
        connection.call("rowsUpdated of " + what);
        return consuming("rowsUpdated of " + what, true, delegate.getRowsUpdated());
    }

    @Override
    public <T> Publisher<T> map(BiFunction<Row, RowMetadata, ? extends T> reader) {
        connection.call("map of " + what);
        return consuming("map of " + what, false, delegate.<T>map((row, metadata) -> {
            row();
            return reader.apply(row, metadata);
        }));
    }

    @Override
    public <T> Publisher<T> map(Function<? super Readable, ? extends T> reader) {
        connection.call("map of " + what);
        return consuming("map of " + what, false, delegate.<T>map(readable -> {
            row();
            return reader.apply(readable);
        }));
    }

    @Override
    public <T> Publisher<T> flatMap(Function<Segment, ? extends Publisher<? extends T>> reader) {
        connection.call("flatMap of " + what);
        return consuming("flatMap of " + what, false, delegate.<T>flatMap(segment -> {
            row();
            return reader.apply(segment);
        }));
    }

    @Override
    public Result filter(Predicate<Segment> predicate) {
        connection.call("filter of " + what);
        return new FaultResult(delegate.filter(predicate), what, connection, consumed);
    }

    private void row() {
        int row = rows.incrementAndGet();
        if (row <= COUNTED_ROWS) {
            connection.interactions().pass(Kind.ROW, "row " + row + " of " + what);
        }
    }

    private <T> Publisher<T> consuming(String step, boolean counted, Publisher<T> source) {
        Publisher<T> accounted = Flux.defer(() -> {
            boolean first = consumed.compareAndSet(false, true);
            (first ? connection.ledger().consumed : connection.ledger().consumedTwice).incrementAndGet();
            return source;
        });
        return new FaultPublisher<>(
                connection.interactions(), step, accounted, Values.of(counted, UnaryOperator.identity()));
    }
}
