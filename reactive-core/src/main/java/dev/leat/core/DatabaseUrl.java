package dev.leat.core;

import dev.leat.core.codec.PostgresDriver;
import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import dev.leat.core.execution.Settings;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.Option;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** An R2DBC URL, and the connection factory for it. No message shows the URL: there may be a password in it. */
record DatabaseUrl(ConnectionFactoryOptions options) {
    private static final Option<String> H2_SETTINGS = Option.valueOf("options");

    /** Kept open while nobody is connected; quoted lower-case names found by hand-written SQL. */
    private static final List<String> H2_DEFAULTS = List.of("DB_CLOSE_DELAY=-1", "CASE_INSENSITIVE_IDENTIFIERS=TRUE");

    static DatabaseUrl parse(String url) {
        try {
            return new DatabaseUrl(ConnectionFactoryOptions.parse(url));
        } catch (IllegalArgumentException unreadable) {
            throw unusable(
                    "cannot be read",
                    "Write it like r2dbc:postgresql://user:password@host:5432/database or r2dbc:h2:mem:///database.");
        }
    }

    boolean isPostgres() {
        return driver().equals("postgresql") || driver().equals("postgres");
    }

    ConnectionFactory factory(Settings settings) {
        if (driver().equals("pool")) {
            throw unusable("names a pool", "Leave out \"pool:\": the connections are pooled anyway.");
        }
        try {
            return open(settings);
        } catch (IllegalStateException | IllegalArgumentException | NoClassDefFoundError missing) {
            throw unusable(
                    "names the driver \"" + driver() + "\", which is not on the class path or refuses it",
                    "Add r2dbc-postgresql or r2dbc-h2 to the dependencies, and check the parts of the URL.");
        }
    }

    private ConnectionFactory open(Settings settings) {
        ConnectionFactory factory = isPostgres()
                ? PostgresDriver.open(options, settings.statementTimeout(), settings.transactionTimeout())
                : ConnectionFactories.get(driver().equals("h2") ? withH2Defaults() : options);
        Objects.requireNonNull(factory.create()); // connects to nothing, but some drivers look at the host only here
        return factory;
    }

    private String driver() {
        Object driver = options.getValue(ConnectionFactoryOptions.DRIVER);
        return String.valueOf(driver).toLowerCase(Locale.ROOT);
    }

    private ConnectionFactoryOptions withH2Defaults() {
        String given = options.getValue(H2_SETTINGS) instanceof String text ? text : "";
        String everywhere =
                (given + ";" + options.getValue(ConnectionFactoryOptions.DATABASE)).toUpperCase(Locale.ROOT);
        StringBuilder all = new StringBuilder(given);
        for (String setting : H2_DEFAULTS) {
            if (!everywhere.contains(setting.substring(0, setting.indexOf('=') + 1))) {
                all.append(all.isEmpty() ? "" : ";").append(setting);
            }
        }
        return ConnectionFactoryOptions.builder()
                .from(options)
                .option(H2_SETTINGS, all.toString())
                .build();
    }

    private static UsageException unusable(String what, String fix) {
        return new UsageException(
                ErrorText.of("BadUrl", "The database URL " + what + ".").fix(fix), null);
    }
}
