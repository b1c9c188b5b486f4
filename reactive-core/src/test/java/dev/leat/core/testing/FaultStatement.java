package dev.leat.core.testing;

import dev.leat.core.testing.FaultPublisher.Values;
import dev.leat.core.testing.FaultResult.Origin;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import org.reactivestreams.Publisher;

/** A statement of the driver, counted. */
final class FaultStatement implements Statement {
    private final Statement delegate;
    private final String sql;
    private final FaultConnection connection;
    private boolean bound;

    FaultStatement(Statement delegate, String sql, FaultConnection connection) {
        this.delegate = delegate;
        this.sql = sql;
        this.connection = connection;
    }

    @Override
    public Statement add() {
        connection.call("add");
        delegate.add();
        return this;
    }

    @Override
    public Statement bind(int index, Object value) {
        connection.call("bind " + index);
        bound = true;
        delegate.bind(index, value);
        return this;
    }

    @Override
    public Statement bind(String name, Object value) {
        connection.call("bind " + name);
        bound = true;
        delegate.bind(name, value);
        return this;
    }

    @Override
    public Statement bindNull(int index, Class<?> type) {
        connection.call("bindNull " + index);
        bound = true;
        delegate.bindNull(index, type);
        return this;
    }

    @Override
    public Statement bindNull(String name, Class<?> type) {
        connection.call("bindNull " + name);
        bound = true;
        delegate.bindNull(name, type);
        return this;
    }

    @Override
    public Statement fetchSize(int rows) {
        connection.call("fetchSize " + rows);
        delegate.fetchSize(rows);
        return this;
    }

    @Override
    public Statement returnGeneratedValues(String... columns) {
        connection.call("returnGeneratedValues");
        delegate.returnGeneratedValues(columns);
        return this;
    }

    @Override
    public Publisher<? extends Result> execute() {
        String what = "execute: " + sql;
        connection.call(what);
        return results(new Origin(what, connection, !bound), delegate.execute());
    }

    static Publisher<Result> results(Origin origin, Publisher<? extends Result> results) {
        Values<Result> values = new Values<>(true, origin::deliver, origin::withhold, () -> {});
        return new FaultPublisher<>(origin.connection().interactions(), origin.what(), results, values);
    }
}
