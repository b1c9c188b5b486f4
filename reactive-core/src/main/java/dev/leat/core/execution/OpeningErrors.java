package dev.leat.core.execution;

import dev.leat.core.error.DatabaseFailureException;
import dev.leat.core.error.DriverFailure;
import dev.leat.core.error.ErrorText;
import dev.leat.core.error.LeatException;
import dev.leat.core.error.UnavailableException;
import dev.leat.core.error.UsageException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import reactor.pool.PoolAcquirePendingLimitException;
import reactor.pool.PoolAcquireTimeoutException;
import reactor.pool.PoolShutdownException;

/**
 * What went wrong while a connection was to be had, before any statement: who logs in, where, over what, and how. Only what
 * may pass by itself is retryable. No text shows a part of the URL, but for the name of an option.
 *
 * @param driver what the driver does differently
 * @param status says how full the pool is, for messages
 */
record OpeningErrors(Driver driver, Supplier<String> status) {
    /** The first name in quotes; in messages about settings it is the setting's, in every language. */
    private static final Pattern QUOTED_NAME = Pattern.compile("[\"'«„»]([A-Za-z_][A-Za-z0-9_.]*)[\"'»“«]");

    /** The exception for what a connection factory signalled instead of a connection. */
    Throwable of(Throwable error) {
        if (Causes.find(error, PoolShutdownException.class::isInstance) != null) {
            return closed();
        }
        Throwable decisive = Causes.decisive(error);
        if (decisive instanceof LeatException || decisive instanceof VirtualMachineError) {
            return decisive;
        }
        LeatException found = ofPool(error);
        found = found == null ? ofLogin(error) : found;
        found = found == null ? ofTls(error) : found;
        found = found == null ? ofNetwork(error) : found;
        if (found == null && decisive instanceof R2dbcException failure && Causes.hasState(failure)) {
            found = ofServer(failure, String.valueOf(failure.getSqlState()));
        }
        return found == null ? new ErrorTranslator(driver).translate(error, null) : found;
    }

    /** For whoever comes after the end. */
    static UsageException closed() {
        return new UsageException(
                ErrorText.of("DatabaseClosed", "The database was used after it had been closed.")
                        .fix("Close it last, when nothing uses it any longer."),
                null);
    }

    /** Whether the same connection may be had later. */
    boolean mayPass(Throwable error) {
        return of(error) instanceof LeatException told && told.isRetryable();
    }

    private @Nullable LeatException ofPool(Throwable error) {
        Throwable late = Causes.find(
                error, cause -> cause instanceof R2dbcTimeoutException || cause instanceof PoolAcquireTimeoutException);
        if (late != null) {
            return unavailable(
                    ErrorText.of(
                                    "AcquireTimeout",
                                    "The pool gave no connection within its own time limit (" + status.get() + ").")
                            .why("All are in use, or the database does not answer.")
                            .fix("Look for what holds the connections, or make the pool larger or more patient."),
                    late);
        }
        Throwable full = Causes.find(error, PoolAcquirePendingLimitException.class::isInstance);
        return full == null
                ? null
                : unavailable(
                        ErrorText.of(
                                        "PoolQueueFull",
                                        "The pool lets no more operations wait for a connection (" + status.get()
                                                + ").")
                                .fix("Send fewer at a time, or let more of them wait."),
                        full);
    }

    /** What drivers find out by themselves, and say in their own words. */
    private static @Nullable LeatException ofLogin(Throwable error) {
        Throwable missing =
                Causes.find(error, cause -> cause instanceof IllegalArgumentException && says(cause, "password"));
        if (missing != null) {
            return refused("LoginRefused", "The server asks for a password, and there is none.", missing)
                    .with("Put the user's password into the URL.");
        }
        Throwable unknown = Causes.find(
                error, cause -> cause instanceof IllegalStateException && says(cause, "authenticationhandler"));
        return unknown == null
                ? null
                : refused("LoginRefused", "The server asks for a way to log in that the driver does not know.", unknown)
                        .with("Let the user log in by password (scram-sha-256) in the server's pg_hba.conf.");
    }

    private static @Nullable LeatException ofTls(Throwable error) {
        Throwable absent =
                Causes.find(error, cause -> cause.getClass().getName().endsWith("PostgresqlSslException"));
        if (absent != null) {
            return refused("TlsUnavailable", "The URL asks for TLS, and the server does not offer it.", absent)
                    .with("Check host and port, turn on TLS in the server, or change sslMode in the URL.");
        }
        Throwable failed =
                Causes.find(error, cause -> cause instanceof SSLException || cause instanceof GeneralSecurityException);
        return failed == null
                ? null
                : refused("TlsFailed", "No TLS connection to the server could be made.", failed)
                        .with("Check sslMode and sslRootCert in the URL, and the server's certificate.");
    }

    private static @Nullable LeatException ofNetwork(Throwable error) {
        Throwable unknown = Causes.find(error, UnknownHostException.class::isInstance);
        if (unknown != null) {
            return unavailable(
                    ErrorText.of("UnknownHost", "The host of the URL is not known.")
                            .fix("Check the host in the URL, and the name service."),
                    unknown);
        }
        Throwable closed = Causes.find(error, ConnectException.class::isInstance);
        if (closed != null) {
            return unavailable(
                    ErrorText.of("ConnectionRefused", "Nothing answers at the host and port of the URL.")
                            .fix("Check both, whether the database runs, and firewalls."),
                    closed);
        }
        Throwable late = Causes.find(error, TimeoutException.class::isInstance);
        if (late != null) {
            return unavailable(
                    ErrorText.of("ConnectTimeout", "The server did not answer in time while a connection was made.")
                            .fix("Check host and port, whether the database runs, and the network."),
                    late);
        }
        Throwable foreign =
                Causes.find(error, cause -> says(cause, "valid message type") || says(cause, "unknown sslresponse"));
        return foreign == null
                ? null
                : refused("NoPostgres", "What answers at the host and port of the URL is no PostgreSQL.", foreign)
                        .with("Check the port in the URL.");
    }

    private @Nullable LeatException ofServer(R2dbcException error, String state) {
        return switch (SqlState.of(state)) {
            case LOGIN -> state.startsWith("3D") ? unknownDatabase(error) : login(error, state);
            case FULL ->
                unavailable(
                        ErrorText.of("TooManyConnections", "The server takes no more connections.")
                                .fix(
                                        "Make the pools of all its clients smaller together, or its max_connections larger.")
                                .sqlState(state),
                        error);
            case LOST ->
                unavailable(
                        ErrorText.of("ConnectionLost", "The connection could not be made: " + CleanText.of(error) + ".")
                                .why("The server starts or stops, or what answers is no server of this database.")
                                .fix("Try again; if it stays, check host and port, the database's log and the network.")
                                .sqlState(state),
                        error);
            case VALUE, STATEMENT -> badOption(error, state);
            default -> ofH2(error, state);
        };
    }

    private @Nullable LeatException ofH2(R2dbcException error, String state) {
        return switch (state) {
            case "90113", "90021", "90088" -> badOption(error, state);
            case "90011", "90013", "90046", "90138", "90146", "90149" -> unknownDatabase(error);
            case "90020", "90135" ->
                unavailable(
                        ErrorText.of("DatabaseInUse", "The database is in use by another process.")
                                .fix("Close it there.")
                                .sqlState(state),
                        error);
            default -> null;
        };
    }

    private static LeatException login(R2dbcException error, String state) {
        if (says(error, "ssl") || says(error, "encrypt") || says(error, "secure")) {
            return new Refused(
                            ErrorText.of("TlsRequired", "The server refused the login without TLS, or with it.")
                                    .sqlState(state),
                            error)
                    .with("Put sslMode=require into the URL, or allow it in the server's pg_hba.conf.");
        }
        String what = state.equals("28P01")
                ? "The server refused the user or the password."
                : "The server refused the login: " + CleanText.of(error) + ".";
        return new Refused(ErrorText.of("LoginRefused", what).sqlState(state), error)
                .with("Check user and password in the URL, and who may log in from here in the server's pg_hba.conf.");
    }

    private static LeatException unknownDatabase(R2dbcException error) {
        return new Refused(
                        ErrorText.of("UnknownDatabase", "The server has no database of the name in the URL.")
                                .sqlState(error.getSqlState()),
                        error)
                .with("Check the name, or create the database.");
    }

    private static UsageException badOption(R2dbcException error, String state) {
        Matcher quoted = QUOTED_NAME.matcher(String.valueOf(error.getMessage()));
        String which = quoted.find() ? "the option \"" + quoted.group(1) + "\"" : "an option";
        return new UsageException(
                ErrorText.of("BadOption", "The server refused " + which + " of the URL: " + CleanText.of(error) + ".")
                        .fix("Check its name and its value; those of the server stand in options=name=value.")
                        .sqlState(state),
                copy(error));
    }

    private static Refused refused(String code, String what, Throwable error) {
        return new Refused(ErrorText.of(code, what), error);
    }

    private static UnavailableException unavailable(ErrorText text, Throwable error) {
        return new UnavailableException(text, copy(error));
    }

    private static boolean says(Throwable error, String words) {
        return String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT).contains(words);
    }

    private static DriverFailure copy(Throwable error) {
        return new DriverFailure(
                error, error instanceof R2dbcException told ? told.getSqlState() : null, CleanText.of(error));
    }

    /** A refusal that lacks its fix. */
    private record Refused(ErrorText text, Throwable error) {
        DatabaseFailureException with(String fix) {
            return new DatabaseFailureException(text.fix(fix), copy(error));
        }
    }
}
