package dev.leat.core.codec;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;

/**
 * Opens connection factories of r2dbc-postgresql whose values are exact: what was written is read back equal, or there
 * is an error that names the types. The driver may be absent as long as {@link #open} is not called.
 *
 * <p>What the codecs do:
 * <ul>
 *   <li>Integers and numerics are read as any exact Java number that holds the value ({@code numeric} 5.00 as
 *       {@code Long}), else they are an {@code OutOfRange}; with the scale that the server shows. NaN and infinities
 *       are a {@code NotANumber} for exact types and themselves as {@code Double}.
 *   <li>Floating-point columns are read as {@code Double}, and as {@code Float} if the value is one. Reading them as an
 *       exact number, or a finite numeric as {@code Double}, is an {@code InexactType}.
 *   <li>Dates and times are read as the type of their own column only: {@code LocalDate}, {@code LocalTime},
 *       {@code LocalDateTime} ({@code timestamp}), {@code Instant} and {@code OffsetDateTime} at UTC
 *       ({@code timestamptz}). Nothing depends on a time zone. Infinity is an {@code InfiniteTime}; what PostgreSQL's
 *       types do not reach is an {@code OutOfRange} on writing, as is 24:00:00 on reading. Written times are cut to
 *       microseconds, towards the past.
 *   <li>{@code Duration} is an {@code interval} without days and months.
 *   <li>NUL and lone surrogates in a text are an {@code InvalidText} before anything is sent.
 *   <li>Arrays of all these, of {@code Boolean}, {@code UUID} and {@code byte[]}, in one dimension, with nulls.
 *   <li>In the binary format, other columns are read as {@code String} where their spelling is known (integers,
 *       numerics, {@code boolean}, {@code uuid}, {@code json}, {@code jsonb}, {@code xml}, enums, {@code citext}); for all
 *       others it is an {@code InexactType}, and the fix is a cast in SQL.
 * </ul>
 *
 * <p>A codec's error is a {@link dev.leat.core.error.DataException}: thrown by {@code Statement.bind} before anything
 * is sent, and by {@code Row.get}, so that the result ends with it. The connection stays usable.
 */
public final class PostgresDriver {
    private PostgresDriver() {}

    /**
     * A connection factory of the driver for {@code options} with exact codecs; it opens nothing yet.
     *
     * <p>Where the options do not say otherwise: TCP keep-alive, application name {@code leat}, 5 seconds to connect,
     * 256 prepared statements kept per connection, results of statements with parameters in the binary format, session time
     * zone UTC, {@code idle_in_transaction_session_timeout} as given, and {@code client_connection_check_interval} 2 seconds on
     * servers that have it. There is no {@code statement_timeout}: it would run on while the reader of a stream pauses, and a
     * session's own would stay behind in a pooler. DateStyle, IntervalStyle,
     * {@code bytea_output}, {@code extra_float_digits} and the encoding are always what the codecs read, even if a role has
     * others.
     *
     * @param options of driver {@code postgresql} or {@code postgres}; protocol {@code failover} for several hosts
     * @param idleTimeout after which the server ends a transaction in which nothing runs
     * @return the factory, whose connections signal what the driver signals
     * @throws UsageException if the driver is not on the class path, or an option cannot be read
     */
    public static ConnectionFactory open(ConnectionFactoryOptions options, Duration idleTimeout) {
        if (!ConnectionFactories.supports(options)) {
            throw new UsageException(
                    ErrorText.of(
                                    "DriverMissing",
                                    "No R2DBC driver answers to " + options.getValue(ConnectionFactoryOptions.DRIVER)
                                            + ".")
                            .why("Drivers are optional dependencies, and this one is not on the class path.")
                            .fix("Add org.postgresql:r2dbc-postgresql."),
                    null);
        }
        return PostgresSession.connections(options, idleTimeout);
    }

    /** Whether the options give a setting of the server's, such as {@code statement_timeout}, which is then left as it is. */
    public static boolean gives(ConnectionFactoryOptions options, String setting) {
        return PostgresSession.gives(options, setting);
    }
}
