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
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/** A result of the driver, counted; of its rows only the first few, so that a sweep ends. */
final class FaultResult implements Result {
    private static final int COUNTED_ROWS = 3;

    private final Result delegate;
    private final Origin origin;
    private final AtomicBoolean consumed;
    private final AtomicInteger rows = new AtomicInteger();

    /**
     * Where a result comes from.
     *
     * @param what the call that gave it
     * @param connection the connection on which it runs
     * @param sent whether the statement is on its way before its result is read; one with values is sent by who reads
     */
    record Origin(String what, FaultConnection connection, boolean sent) {
        FaultResult deliver(Result result) {
            connection.ledger().results.incrementAndGet();
            return new FaultResult(result, this, new AtomicBoolean());
        }

        /** A result that nobody will read, because of a fault; for one that was not sent nothing has to be done. */
        void withhold(Result result) {
            if (sent) {
                connection.withhold(result);
            }
        }
    }

    private FaultResult(Result delegate, Origin origin, AtomicBoolean consumed) {
        this.delegate = delegate;
        this.origin = origin;
        this.consumed = consumed;
    }

    /** Counts a call on the result, which nobody reads if it fails. */
    private void call(String method) {
        try {
            origin.connection().call(method + " of " + origin.what());
        } catch (InjectedFault fault) {
            origin.withhold(delegate);
            throw fault;
        }
    }

    @Override
    public Publisher<Long> getRowsUpdated() {
        call("rowsUpdated");
        return consuming("rowsUpdated", true, delegate.getRowsUpdated());
    }

    @Override
    public <T> Publisher<T> map(BiFunction<Row, RowMetadata, ? extends T> reader) {
        call("map");
        return consuming("map", false, delegate.<T>map((row, metadata) -> {
            row();
            return reader.apply(row, metadata);
        }));
    }

    @Override
    public <T> Publisher<T> map(Function<? super Readable, ? extends T> reader) {
        call("map");
        return consuming("map", false, delegate.<T>map(readable -> {
            row();
            return reader.apply(readable);
        }));
    }

    @Override
    public <T> Publisher<T> flatMap(Function<Segment, ? extends Publisher<? extends T>> reader) {
        call("flatMap");
        return consuming("flatMap", false, delegate.<T>flatMap(segment -> {
            row();
            return reader.apply(segment);
        }));
    }

    @Override
    public Result filter(Predicate<Segment> predicate) {
        call("filter");
        return new FaultResult(delegate.filter(predicate), origin, consumed);
    }

    private void row() {
        int row = rows.incrementAndGet();
        if (row <= COUNTED_ROWS) {
            origin.connection().interactions().pass(Kind.ROW, "row " + row + " of " + origin.what());
        }
    }

    private <T> Publisher<T> consuming(String method, boolean counted, Publisher<T> source) {
        Ledger ledger = origin.connection().ledger();
        Publisher<T> accounted = Flux.defer(() -> {
            boolean first = consumed.compareAndSet(false, true);
            (first ? ledger.consumed : ledger.consumedTwice).incrementAndGet();
            return source;
        });
        return new FaultPublisher<>(
                origin.connection().interactions(),
                method + " of " + origin.what(),
                accounted,
                Values.plain(counted, () -> origin.withhold(delegate)));
    }
}
