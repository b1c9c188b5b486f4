package dev.leat.mapper.it.testing;

import dev.leat.core.testing.FaultConnectionFactory;
import dev.leat.core.testing.TestDatabase;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.ConnectionFactoryProvider;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The driver of URLs that begin with {@code r2dbc:faulty:postgresql:}: that of PostgreSQL, with faults. So Leat's own pool
 * stands on it, as on any other driver.
 */
public final class FaultyDriver implements ConnectionFactoryProvider {
    private static final Map<String, FaultConnectionFactory> BY_DATABASE = new ConcurrentHashMap<>();

    /** The URL of a database through this driver. */
    public static String url(TestDatabase database) {
        return database.url().replaceFirst("^r2dbc:", "r2dbc:faulty:");
    }

    /** The faults of the factory that was made last for a database. */
    public static FaultConnectionFactory faults(TestDatabase database) {
        return Objects.requireNonNull(BY_DATABASE.get(database.name()));
    }

    @Override
    public ConnectionFactory create(ConnectionFactoryOptions options) {
        ConnectionFactoryOptions real = options.mutate()
                .option(ConnectionFactoryOptions.DRIVER, (String)
                        options.getRequiredValue(ConnectionFactoryOptions.PROTOCOL))
                .option(ConnectionFactoryOptions.PROTOCOL, "")
                .build();
        FaultConnectionFactory faults = new FaultConnectionFactory(ConnectionFactories.get(real));
        BY_DATABASE.put((String) options.getRequiredValue(ConnectionFactoryOptions.DATABASE), faults);
        return faults;
    }

    @Override
    public boolean supports(ConnectionFactoryOptions options) {
        return getDriver().equals(options.getValue(ConnectionFactoryOptions.DRIVER));
    }

    @Override
    public String getDriver() {
        return "faulty";
    }
}
