package dev.leat.core.testing;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Result;
import org.reactivestreams.Publisher;

/** A batch of the driver, counted. */
final class FaultBatch implements Batch {
    private final Batch delegate;
    private final FaultConnection connection;

    FaultBatch(Batch delegate, FaultConnection connection) {
        this.delegate = delegate;
        this.connection = connection;
    }

    @Override
    public Batch add(String sql) {
        connection.call("add: " + sql);
        delegate.add(sql);
        return this;
    }

    @Override
    public Publisher<? extends Result> execute() {
        connection.call("execute batch");
        return FaultStatement.results(new FaultResult.Origin("execute batch", connection, true), delegate.execute());
    }
}
