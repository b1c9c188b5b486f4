package dev.leat.core.execution;

import io.r2dbc.spi.Connection;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * A control statement: BEGIN, COMMIT, ROLLBACK, a savepoint.
 *
 * @param sql what is sent, for messages
 * @param sender how the driver is asked to send it
 * @param hasResult whether the driver answers with a result
 */
record ControlCall(String sql, Function<Connection, Publisher<?>> sender, boolean hasResult) {
    private static final String NOTHING = "(end)";

    /** By a method of the driver. */
    static ControlCall method(String sql, Function<Connection, Publisher<?>> sender) {
        return new ControlCall(sql, sender, false);
    }

    /** As text. */
    static ControlCall statement(String sql) {
        return statement(sql, sql);
    }

    /** As text, under another name. */
    static ControlCall statement(String name, String sql) {
        return new ControlCall(
                name, connection -> connection.createStatement(sql).execute(), true);
    }

    /** A turn in which nothing is sent. */
    static ControlCall nothing() {
        return new ControlCall(NOTHING, connection -> Mono.empty(), false);
    }

    boolean isSent() {
        return !sql.equals(NOTHING);
    }

    /** The same, running something just before it is sent. */
    ControlCall before(Runnable action) {
        return new ControlCall(
                sql,
                connection -> {
                    action.run();
                    return sender.apply(connection);
                },
                hasResult);
    }
}
