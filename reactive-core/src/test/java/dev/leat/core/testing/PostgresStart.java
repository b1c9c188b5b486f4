package dev.leat.core.testing;

import io.r2dbc.spi.ConnectionFactoryOptions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The three ways to a PostgreSQL server. */
final class PostgresStart {
    private static final String IMAGE = "postgres:18-alpine";
    private static final int MAX_CONNECTIONS = Integer.getInteger("leat.test.postgres.connections", 200);

    private PostgresStart() {}

    static @Nullable PostgresServer start() {
        String url = configuredUrl();
        if (url != null) {
            return PostgresServer.at(url);
        }
        return dockerAnswers() ? inContainer() : embeddedIfThere();
    }

    private static @Nullable PostgresServer embeddedIfThere() {
        try {
            return embedded();
        } catch (NoClassDefFoundError absent) {
            return null;
        }
    }

    private static @Nullable String configuredUrl() {
        String property = System.getProperty("leat.test.postgres.url");
        String url = property == null ? System.getenv("LEAT_TEST_POSTGRES_URL") : property;
        return url == null || url.isBlank() ? null : url;
    }

    /** False also where Testcontainers is not on the class path: a module may do without it. */
    private static boolean dockerAnswers() {
        try {
            return DockerClientFactory.instance().isDockerAvailable();
        } catch (NoClassDefFoundError absent) {
            return false;
        }
    }

    private static PostgresServer inContainer() {
        PostgreSQLContainer container = new PostgreSQLContainer(IMAGE)
                .withCommand("postgres", "-c", "fsync=off", "-c", "max_connections=" + MAX_CONNECTIONS);
        container.start();
        stopAtExit(container::stop);
        String url = "r2dbc:postgresql://" + container.getUsername() + ":" + container.getPassword() + "@"
                + container.getHost() + ":" + container.getFirstMappedPort() + "/" + container.getDatabaseName();
        return new PostgresServer(ConnectionFactoryOptions.parse(url), "container of " + IMAGE);
    }

    private static PostgresServer embedded() {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                    .setServerConfig("fsync", "off")
                    .setServerConfig("max_connections", String.valueOf(MAX_CONNECTIONS))
                    .setRegisterShutdownHook(false)
                    .start();
            stopAtExit(() -> close(postgres));
            String url = "r2dbc:postgresql://postgres@localhost:" + postgres.getPort() + "/postgres";
            return new PostgresServer(ConnectionFactoryOptions.parse(url), "embedded, port " + postgres.getPort());
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not start", e);
        }
    }

    private static void close(EmbeddedPostgres postgres) {
        try {
            postgres.close();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL did not stop", e);
        }
    }

    private static void stopAtExit(Runnable stop) {
        Runtime.getRuntime().addShutdownHook(new Thread(stop, "stop PostgreSQL"));
    }
}
