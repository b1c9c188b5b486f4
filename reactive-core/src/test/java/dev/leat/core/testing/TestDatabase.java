package dev.leat.core.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An empty PostgreSQL database of one test class: {@code @RegisterExtension static final TestDatabase DATABASE =
 * TestDatabase.create();} creates it before the first test and drops it after the last.
 *
 * <p>Connections to it carry an {@code application_name} of their own, by which a check finds what
 * they left behind on the server. Every method blocks.
 */
public final class TestDatabase implements AfterAllCallback, AutoCloseable {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final String ADMIN_NAME = "leat-test-admin";

    private final PostgresServer server;
    private final String name;
    private final String applicationName;

    private TestDatabase(PostgresServer server, String name, String applicationName) {
        this.server = server;
        this.name = name;
        this.applicationName = applicationName;
    }

    /** A new database on the running server. */
    public static TestDatabase create() {
        return create(PostgresServer.running());
    }

    /** A new database on a server. */
    public static TestDatabase create(PostgresServer server) {
        String name = "leat_" + ProcessHandle.current().pid() + "_" + NUMBERS.incrementAndGet();
        server.admin().update("create database " + name);
        return new TestDatabase(server, name, name);
    }

    /** The same database under another {@link #applicationName()}, whose sessions are then told apart from the others. */
    public TestDatabase under(String otherName) {
        return new TestDatabase(server, name, otherName);
    }

    /** The name of the database, new in every run. */
    public String name() {
        return name;
    }

    /** The {@code application_name} of {@link #options()}, {@link #url()}, {@link #connections()} and the pools. */
    public String applicationName() {
        return applicationName;
    }

    /** How the code under test reaches the database, under {@link #applicationName()}. */
    public ConnectionFactoryOptions options() {
        return options(applicationName());
    }

    private ConnectionFactoryOptions options(String applicationName) {
        return server.options()
                .mutate()
                .option(ConnectionFactoryOptions.DATABASE, name)
                .option(PostgresqlConnectionFactoryProvider.APPLICATION_NAME, applicationName)
                .build();
    }

    /** {@link #options()} as an R2DBC URL; of options beside host, port, user and password it has only the name. */
    public String url() {
        ConnectionFactoryOptions options = options();
        Object port = options.getValue(ConnectionFactoryOptions.PORT);
        return "r2dbc:postgresql://" + userInfo(options) + "@"
                + options.getRequiredValue(ConnectionFactoryOptions.HOST) + ":" + (port == null ? 5432 : port) + "/"
                + name + "?applicationName=" + applicationName();
    }

    private static String userInfo(ConnectionFactoryOptions options) {
        String user = encoded(options.getRequiredValue(ConnectionFactoryOptions.USER));
        Object password = options.getValue(ConnectionFactoryOptions.PASSWORD);
        return password == null ? user : user + ":" + encoded(password);
    }

    private static String encoded(Object text) {
        CharSequence chars = (CharSequence) text;
        return URLEncoder.encode(chars.toString(), UTF_8).replace("+", "%20");
    }

    /** The driver's own factory: every {@code create} opens a connection. */
    public ConnectionFactory connections() {
        return ConnectionFactories.get(options());
    }

    /** A new pool of at most {@code size} connections; the caller closes it. */
    public ConnectionPool pool(int size) {
        return pool(connections(), size);
    }

    /**
     * A new pool over {@code connections}, a fault wrapper or a recorder for example; the caller closes it. It has
     * finite waits: two seconds to acquire and to create.
     */
    public static ConnectionPool pool(ConnectionFactory connections, int size) {
        return new ConnectionPool(ConnectionPoolConfiguration.builder(connections)
                .initialSize(0)
                .maxSize(size)
                .maxAcquireTime(Duration.ofSeconds(2))
                .maxCreateConnectionTime(Duration.ofSeconds(2))
                .build());
    }

    /** Runs SQL in this database as superuser, outside of any pool and under another application name. */
    public BlockingSql admin() {
        return BlockingSql.at(options(ADMIN_NAME));
    }

    /** How {@link #admin()} connects, for who asks so often that a pool is worth it. */
    public ConnectionFactory adminConnections() {
        return ConnectionFactories.get(options(ADMIN_NAME));
    }

    /** Drops the database and cuts whoever is still connected to it. Twice is once. */
    public void drop() {
        server.admin().update("drop database if exists " + name + " with (force)");
    }

    @Override
    public void close() {
        drop();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        drop();
    }

    @Override
    public String toString() {
        return name;
    }
}
