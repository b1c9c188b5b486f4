package dev.leat.core.testing;

import io.r2dbc.spi.ConnectionFactoryOptions;

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

    /** The running server; the first call starts it, which takes seconds and blocks the caller. */
    public static PostgresServer running() {
        return Running.SERVER;
    }

    /** Runs SQL as superuser in the server's own database. */
    public BlockingSql admin() {
        return BlockingSql.at(options);
    }

    /** Holds the server, so that the JVM starts it once and only when asked for. */
    private static final class Running {
        private static final PostgresServer SERVER = start();

        private static PostgresServer start() {
            PostgresServer server = PostgresStart.start();
            System.out.println("PostgreSQL for tests: " + server.origin());
            return server;
        }
    }
}
