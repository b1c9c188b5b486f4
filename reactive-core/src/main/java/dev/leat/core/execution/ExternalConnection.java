package dev.leat.core.execution;

import io.r2dbc.spi.Connection;

/**
 * A connection that someone else owns, with or without an open transaction of theirs. Statements run on it one after the
 * other; it is never committed, rolled back or closed from here.
 */
public final class ExternalConnection {
    private final Connection connection;

    private ExternalConnection(Connection connection) {
        this.connection = connection;
    }

    /** The given connection, which stays the caller's. */
    public static ExternalConnection of(Connection connection) {
        return new ExternalConnection(connection);
    }

    Connection connection() {
        return connection;
    }
}
