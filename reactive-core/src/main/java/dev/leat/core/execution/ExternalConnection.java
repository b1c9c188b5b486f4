package dev.leat.core.execution;

import io.r2dbc.spi.Connection;

/**
 * A connection that someone else owns, with or without an open transaction of theirs. Statements run on it one after the
 * other, also those of different pipelines that were given the same object; it is never closed from here, and a transaction
 * of theirs is neither committed nor rolled back. Without one, a transaction inside begins and ends a real one.
 */
public final class ExternalConnection {
    private final Connection connection;
    private final TurnQueue turns = new TurnQueue();

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

    /** Shared by all that is run on it, so that it is one at a time however often it is passed in. */
    TurnQueue turns() {
        return turns;
    }
}
