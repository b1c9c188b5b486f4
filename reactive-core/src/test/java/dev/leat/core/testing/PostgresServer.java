package dev.leat.core.testing;

import io.r2dbc.spi.ConnectionFactoryOptions;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL server of this JVM: started by the first test that asks, stopped when the JVM ends.
 *
 * <p>The first that is there wins: the superuser database whose R2DBC URL is the system property
 * {@code leat.test.postgres.url} or the environment variable {@code LEAT_TEST_POSTGRES_URL}; a container, if a Docker
 * engine answers; the embedded PostgreSQL binaries. The choice is printed once.
 *
 * @param options how a superuser reaches the server's own database
 * @param origin where the server came from, for people
 */
public record PostgresServer(ConnectionFactoryOptions options, String origin) {

    /**
     * The running server; the first call starts it, which takes seconds and blocks the caller.
     *
     * @throws IllegalStateException if there is none of the three
     */
    public static PostgresServer running() {
        PostgresServer server = find();
        if (server == null) {
            throw new IllegalStateException("No PostgreSQL for tests: no URL, no Docker, no embedded binaries");
        }
        return server;
    }

    /** The same, or null if there is none of the three. */
    public static @Nullable PostgresServer find() {
        return Running.SERVER;
    }

    /** A server that runs already, by the R2DBC URL of one of its databases; the user may create databases. */
    public static PostgresServer at(String url) {
        return new PostgresServer(ConnectionFactoryOptions.parse(url), "the one configured by URL");
    }

    /** Runs SQL as that user in the server's own database. */
    public BlockingSql admin() {
        return BlockingSql.at(options);
    }

    /** Holds the server, so that the JVM starts it once and only when asked for. */
    private static final class Running {
        private static final @Nullable PostgresServer SERVER = start();

        private static @Nullable PostgresServer start() {
            PostgresServer server = PostgresStart.start();
            if (server != null) {
                System.out.println("PostgreSQL for tests: " + server.origin());
            }
            return server;
        }
    }
}
