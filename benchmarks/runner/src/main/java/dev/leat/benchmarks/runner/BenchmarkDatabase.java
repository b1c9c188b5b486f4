package dev.leat.benchmarks.runner;

import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Sql;
import dev.leat.core.testing.PostgresServer;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A new database with the tables of the suite, dropped in the end. */
final class BenchmarkDatabase implements Sql, AutoCloseable {
    /** Of the runner, and those that a server keeps for its administrators. */
    private static final int OWN_CONNECTIONS = 5;

    private final Place place;
    private final Connection connection;
    private final Connection admin;
    private boolean entries;

    private BenchmarkDatabase(Place place, Connection connection, Connection admin) {
        this.place = place;
        this.connection = connection;
        this.admin = admin;
    }

    static BenchmarkDatabase create() throws SQLException {
        ConnectionFactoryOptions options = PostgresServer.running().options();
        Object port = options.getValue(ConnectionFactoryOptions.PORT);
        Object password = options.getValue(ConnectionFactoryOptions.PASSWORD);
        Place server = new Place(
                (String) options.getRequiredValue(ConnectionFactoryOptions.HOST),
                port == null ? 5432 : (Integer) port,
                (String) options.getRequiredValue(ConnectionFactoryOptions.DATABASE),
                (String) options.getRequiredValue(ConnectionFactoryOptions.USER),
                password == null ? "" : password.toString());
        Place place = new Place(
                server.host(),
                server.port(),
                "leat_benchmark_" + ProcessHandle.current().pid(),
                server.user(),
                server.password());
        Connection admin = connect(server);
        run(admin, "create database " + place.database());
        BenchmarkDatabase database = new BenchmarkDatabase(place, connect(place), admin);
        database.run(Data.tables());
        return database;
    }

    private static Connection connect(Place place) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + place.host() + ":" + place.port() + "/" + place.database(),
                place.user(),
                place.password());
    }

    Place place() {
        return place;
    }

    /** How many connections contestants may have. */
    int freeConnections() {
        return Integer.parseInt(text("show max_connections")) - OWN_CONNECTIONS;
    }

    /** Creates the big table, once. */
    void createEntries() {
        if (!entries) {
            run(Data.entries());
            entries = true;
        }
    }

    private void run(List<String> statements) {
        statements.forEach(this::run);
    }

    @Override
    public void run(String sql) {
        run(connection, sql);
    }

    private static void run(Connection connection, String sql) {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public long value(String sql) {
        return Long.parseLong(text(sql));
    }

    /** The only value of a query, as text. */
    String text(String sql) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    @Override
    public void close() {
        run(admin, "drop database if exists " + place.database() + " with (force)");
    }
}
