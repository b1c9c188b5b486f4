package dev.leat.core.codec;

import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.FETCH_SIZE;
import static io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider.FORCE_BINARY;

import dev.leat.core.testing.TestDatabase;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;

/** The two formats in which the server sends values. Binary needs the extended protocol, that is a fetch size. */
enum Transfer {
    TEXT,
    BINARY;

    ConnectionFactory connections(ConnectionFactoryOptions options) {
        ConnectionFactoryOptions chosen = this == TEXT
                ? options.mutate().option(FORCE_BINARY, false).build()
                : options.mutate()
                        .option(FORCE_BINARY, true)
                        .option(FETCH_SIZE, 100)
                        .build();
        return PostgresDriver.open(chosen, Duration.ofSeconds(60));
    }

    /** One connection, reused. */
    ConnectionPool pool(TestDatabase database) {
        return TestDatabase.pool(connections(database.options()), 1);
    }
}
