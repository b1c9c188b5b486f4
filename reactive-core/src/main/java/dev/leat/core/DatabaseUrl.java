package dev.leat.core;

import dev.leat.core.codec.PostgresDriver;
import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import dev.leat.core.execution.ServerLimits;
import dev.leat.core.execution.Settings;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import io.r2dbc.spi.NoSuchOptionException;
import io.r2dbc.spi.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An R2DBC URL, and the connection factory for it. No message shows the URL, in which there may be a password: only the name
 * of the driver and of an option that it refuses.
 *
 * @param options what stands in it
 * @param names the names of the options
 */
record DatabaseUrl(ConnectionFactoryOptions options, List<String> names) {
    private static final Option<String> H2_SETTINGS = Option.valueOf("options");

    /** Kept open while nobody is connected; quoted lower-case names found by hand-written SQL. */
    private static final List<String> H2_DEFAULTS = List.of("DB_CLOSE_DELAY=-1", "CASE_INSENSITIVE_IDENTIFIERS=TRUE");

    /** What stands before the question mark of a URL. */
    private static final List<String> PARTS = List.of("protocol", "host", "port", "user", "database");

    private static final int MOST_CAUSES = 8;
    private static final Pattern QUERY_NAME = Pattern.compile("[?&]([A-Za-z]\\w*)=");

    static DatabaseUrl parse(String url) {
        if (String.valueOf(url).startsWith("jdbc:")) {
            throw unusable("is one of JDBC", "Write r2dbc: instead of jdbc:, and user:password@ before the host.");
        }
        try {
            return new DatabaseUrl(ConnectionFactoryOptions.parse(url), names(url));
        } catch (IllegalArgumentException unreadable) {
            throw unusable(
                    "cannot be read",
                    "Write it like r2dbc:postgresql://user:password@host:5432/database or r2dbc:h2:mem:///database, with"
                            + " %40 for an @ in a password, and other signs likewise.");
        }
    }

    private static List<String> names(String url) {
        List<String> names = new ArrayList<>();
        Matcher query = QUERY_NAME.matcher(url);
        while (query.find()) {
            names.add(query.group(1));
        }
        names.addAll(PARTS);
        return List.copyOf(names);
    }

    boolean isPostgres() {
        return driver().equals("postgresql") || driver().equals("postgres");
    }

    /** The limits that the server keeps in transactions, unless the URL has its own. */
    ServerLimits serverLimits() {
        return isPostgres()
                ? new ServerLimits(
                        !PostgresDriver.gives(options, "statement_timeout"),
                        !PostgresDriver.gives(options, "idle_in_transaction_session_timeout"))
                : ServerLimits.NONE;
    }

    ConnectionFactory factory(Settings settings) {
        if (driver().equals("pool")) {
            throw unusable("names a pool", "Leave out \"pool:\": the connections are pooled anyway.");
        }
        try {
            if (ConnectionFactories.supports(options)) {
                return open(settings);
            }
        } catch (NoSuchOptionException missing) {
            throw unusable("has no " + missing.getOption().name(), "Add it: the driver cannot do without.");
        } catch (IllegalStateException | IllegalArgumentException refused) {
            throw refused(refused);
        } catch (NoClassDefFoundError incomplete) { // of what the driver itself depends on
            throw missingDriver();
        }
        throw missingDriver();
    }

    private UsageException missingDriver() {
        return unusable(
                "names the driver \"" + driver() + "\", which is not on the class path",
                "Add org.postgresql:r2dbc-postgresql or io.r2dbc:r2dbc-h2 to the dependencies, or correct the name.");
    }

    /** What a driver says of an option names it, and may repeat its value. */
    private UsageException refused(RuntimeException error) {
        StringBuilder said = new StringBuilder();
        Throwable cause = error;
        for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
            said.append(' ').append(cause.getMessage());
            cause = cause.getCause();
        }
        List<String> words = List.of(said.toString().split("\\W+"));
        for (String name : names) {
            if (words.contains(name)) {
                return unusable(
                        "has a value for \"" + name + "\" that the driver does not take",
                        "See its documentation for the values of that option.");
            }
        }
        return unusable("has a part that the driver does not take", "Check its parts and options, one by one.");
    }

    private ConnectionFactory open(Settings settings) {
        ConnectionFactory factory = isPostgres()
                ? PostgresDriver.open(options, settings.transactionTimeout().plus(settings.closeTimeout()))
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
