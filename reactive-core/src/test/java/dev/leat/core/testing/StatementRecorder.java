package dev.leat.core.testing;

import io.r2dbc.proxy.ProxyConnectionFactory;
import io.r2dbc.proxy.core.Bindings;
import io.r2dbc.proxy.core.QueryExecutionInfo;
import io.r2dbc.proxy.core.QueryInfo;
import io.r2dbc.spi.ConnectionFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/**
 * Records every statement that is executed through {@link #connections()}, in the order of execution.
 *
 * <p>Statements are counted when their execution is subscribed, whether they succeed or not. A statement of a batch
 * counts by itself. Transaction and cursor control written as SQL is kept apart, but not FETCH, as are DECLARE
 * and CLOSE of a cursor; the driver's own {@code beginTransaction} and its
 * kin execute no statement and are not seen. Works over a pool and under one; safe for use by many threads.
 */
public final class StatementRecorder {
    private static final Pattern CONTROL = Pattern.compile(
            "\\s*(begin|start\\s+transaction|commit|rollback|savepoint|release|declare|close)\\b.*",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final ConnectionFactory connections;
    private final List<RecordedStatement> statements = new CopyOnWriteArrayList<>();
    private final List<RecordedStatement> control = new CopyOnWriteArrayList<>();

    /** Records what goes to {@code connections}. */
    public StatementRecorder(ConnectionFactory connections) {
        this.connections = ProxyConnectionFactory.builder(connections)
                .onBeforeQuery(this::record)
                .build();
    }

    /** The factory to use instead of the one given; its metadata are the same. */
    public ConnectionFactory connections() {
        return connections;
    }

    /** What was executed since the last {@link #clear()}, without transaction control. */
    public List<RecordedStatement> statements() {
        return List.copyOf(statements);
    }

    /** The texts of {@link #statements()}. */
    public List<String> sql() {
        return statements.stream().map(RecordedStatement::sql).toList();
    }

    /** How many {@link #statements()} there are. */
    public int count() {
        return statements.size();
    }

    /** The texts of BEGIN, COMMIT, ROLLBACK, savepoints, DECLARE and CLOSE that were executed as statements. */
    public List<String> control() {
        return control.stream().map(RecordedStatement::sql).toList();
    }

    /** Forgets everything. */
    public void clear() {
        statements.clear();
        control.clear();
    }

    private void record(QueryExecutionInfo execution) {
        execution.getQueries().forEach(query -> record(recorded(query)));
    }

    private void record(RecordedStatement statement) {
        boolean controls = CONTROL.matcher(statement.sql()).matches();
        (controls ? control : statements).add(statement);
    }

    private static RecordedStatement recorded(QueryInfo query) {
        List<Bindings> sets = query.getBindingsList();
        int binds = sets.isEmpty()
                ? 0
                : sets.get(0).getIndexBindings().size()
                        + sets.get(0).getNamedBindings().size();
        return new RecordedStatement(query.getQuery(), binds, Math.max(1, sets.size()));
    }
}
