package dev.leat.benchmarks.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/** What every operation needs of JDBC. */
final class Jdbc {
    /** Rows that the driver fetches at a time, and that are completed with their relations at a time. */
    static final int CHUNK = 1_000;

    private Jdbc() {}

    /** Reads the current row. */
    interface Read<T> {
        T from(ResultSet row) throws SQLException;
    }

    /** Takes rows, and may query for more. */
    interface Take<T> {
        void take(T value) throws SQLException;
    }

    static <T> void each(Connection connection, String sql, Read<T> read, Consumer<T> to, Object... binds)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, binds);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    to.accept(read.from(rows));
                }
            }
        }
    }

    static <T> List<T> list(Connection connection, String sql, Read<T> read, Object... binds) throws SQLException {
        List<T> list = new ArrayList<>();
        each(connection, sql, read, list::add, binds);
        return list;
    }

    static <T> T one(Connection connection, String sql, Read<T> read, Object... binds) throws SQLException {
        List<T> found = list(connection, sql, read, binds);
        if (found.size() != 1) {
            throw new NoSuchElementException("not one row but " + found.size());
        }
        return found.getFirst();
    }

    /** Rows as a stream. */
    static <T> void stream(Connection connection, String sql, Read<T> read, Take<T> to, Object... binds)
            throws SQLException {
        connection.setAutoCommit(false);
        cursor(connection, sql, read, to, binds);
        connection.commit();
    }

    /** The same, in chunks. */
    static <T> void chunks(Connection connection, String sql, Read<T> read, Take<List<T>> to, Object... binds)
            throws SQLException {
        connection.setAutoCommit(false);
        List<T> chunk = new ArrayList<>(CHUNK);
        Take<T> collect = value -> {
            chunk.add(value);
            if (chunk.size() == CHUNK) {
                to.take(chunk);
                chunk.clear();
            }
        };
        cursor(connection, sql, read, collect, binds);
        if (!chunk.isEmpty()) {
            to.take(chunk);
        }
        connection.commit();
    }

    /** The driver uses one in a transaction only. */
    private static <T> void cursor(Connection connection, String sql, Read<T> read, Take<T> to, Object... binds)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setFetchSize(CHUNK);
            bind(statement, binds);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    to.take(read.from(rows));
                }
            }
        }
    }

    static void bind(PreparedStatement statement, Object... binds) throws SQLException {
        for (int i = 0; i < binds.length; i++) {
            statement.setObject(i + 1, binds[i]);
        }
    }

    /** Runs a batch of which every entry must change one row. */
    static void runBatch(PreparedStatement statement) throws SQLException {
        for (int rows : statement.executeBatch()) {
            if (rows != 1) {
                throw new NoSuchElementException("not one row changed but " + rows);
            }
        }
    }
}
