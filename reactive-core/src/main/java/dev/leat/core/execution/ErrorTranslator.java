package dev.leat.core.execution;

import dev.leat.core.error.BadSqlException;
import dev.leat.core.error.ConcurrencyException;
import dev.leat.core.error.ConstraintViolationException;
import dev.leat.core.error.ConstraintViolationException.Kind;
import dev.leat.core.error.DataException;
import dev.leat.core.error.DatabaseFailureException;
import dev.leat.core.error.DriverFailure;
import dev.leat.core.error.ErrorText;
import dev.leat.core.error.LeatException;
import dev.leat.core.error.OperationTimeoutException;
import dev.leat.core.error.TransactionAbortedException;
import dev.leat.core.error.UnavailableException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcTimeoutException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a driver signals into an exception of this library, by SQLSTATE: the drivers' own classes cannot drive retries
 * (r2dbc-postgresql reports a statement timeout as not transient). The states are those of PostgreSQL's appendix A, and H2's
 * where they differ.
 */
record ErrorTranslator(Driver driver) {
    /** The exception for what a statement or a connection signalled; one of this library's own stays as it is. */
    Throwable translate(Throwable error, @Nullable String sql) {
        if (error instanceof LeatException || error instanceof VirtualMachineError) {
            return error;
        }
        if (error instanceof R2dbcException failure) {
            return fromDriver(failure, failure.getSqlState(), sql);
        }
        if (isLoss(error)) {
            return unavailable(error, null, sql);
        }
        LeatException inside = ownCause(error);
        return inside == null ? new DatabaseFailureException(failed(null, sql), copy(error, null)) : inside;
    }

    /** Whether a connection cannot be used again after an error that came before anything was sent. */
    static boolean breaksUnused(Throwable error) {
        return error instanceof R2dbcException ? breaksConnection(error) : isLoss(error);
    }

    /** Whether a connection that signalled this cannot be used again. */
    static boolean breaksConnection(Throwable error) {
        if (error instanceof R2dbcException failure && failure.getSqlState() != null) {
            String state = failure.getSqlState();
            return state.startsWith("08") || state.startsWith("57P") || state.equals("25P03") || isClosed(state);
        }
        return !(error instanceof LeatException) && !(error instanceof R2dbcException rejected && isAnswer(rejected));
    }

    /** A connection that was lost, or could not be made. */
    UnavailableException unavailable(Throwable error, @Nullable String state, @Nullable String sql) {
        return new UnavailableException(
                ErrorText.of("ConnectionLost", "The connection to the database was lost or could not be made.")
                        .fix("Try again; if it stays, look at the database and the network.")
                        .sqlState(state)
                        .sql(sql),
                copy(error, state));
    }

    private Throwable fromDriver(R2dbcException error, @Nullable String state, @Nullable String sql) {
        if (state == null || state.length() < 5) {
            return withoutState(error, sql);
        }
        String group = state.substring(0, 2);
        return switch (group) {
            case "22" ->
                new DataException(
                        ErrorText.of("BadValue", "The database refused a value: " + clean(error) + ".")
                                .sqlState(state)
                                .sql(sql),
                        copy(error, state));
            case "23" -> constraint(error, state, sql);
            case "P0" ->
                new DataException(
                        ErrorText.of("Raised", "A function or trigger of the database refused the statement.")
                                .fix("Look at its source for the reason: the text it gave may hold values.")
                                .sqlState(state)
                                .sql(sql),
                        copy(error, state));
            case "28", "3D" ->
                new DatabaseFailureException(
                        ErrorText.of("LoginRefused", "The server refused the login, or has no such database.")
                                .fix("Check user, password and database in the URL.")
                                .sqlState(state),
                        copy(error, state));
            case "42", "21", "3F", "0A", "54" ->
                new BadSqlException(badSql(clean(error)).sqlState(state).sql(sql), copy(error, state));
            default -> byState(error, state, sql);
        };
    }

    /** Some types have no binary form, in which PostgreSQL's results are asked for. */
    private static ErrorText badSql(String said) {
        ErrorText text = ErrorText.of("BadSql", "The database refused the statement: " + said + ".");
        return said.contains("no binary output function") ? text.fix("Cast the column to text in SQL: x::text.") : text;
    }

    private Throwable byState(R2dbcException error, String state, @Nullable String sql) {
        return switch (state) {
            case "40001", "40P01", "55P03", "HYT00", "50200", "90131" ->
                new ConcurrencyException(
                        ErrorText.of("Concurrency", "Another transaction was in the way: " + clean(error) + ".")
                                .why("Serialization failures, deadlocks and lock timeouts are part of concurrent work.")
                                .fix("Run the whole transaction again.")
                                .sqlState(state)
                                .sql(sql),
                        copy(error, state));
            case "25P02" ->
                new TransactionAbortedException(
                        ErrorText.of("TransactionAborted", "An earlier statement of the transaction has failed.")
                                .why("PostgreSQL takes no more statements in it, and its error was swallowed.")
                                .fix("Let the error end the transaction, or run that part as a nested transaction.")
                                .sqlState(state)
                                .sql(sql),
                        copy(error, state));
            case "57014" -> timeout(error, state, sql);
            case "25006" ->
                new BadSqlException(
                        ErrorText.of("ReadOnly", "A read-only transaction or server was asked to write.")
                                .fix("Write in a transaction that is not read-only.")
                                .sqlState(state)
                                .sql(sql),
                        copy(error, state));
            default ->
                isLost(state)
                        ? unavailable(error, state, sql)
                        : new DatabaseFailureException(failed(state, sql), copy(error, state));
        };
    }

    private static boolean isLost(String state) {
        return state.startsWith("08")
                || state.startsWith("57P")
                || state.equals("53300")
                || state.equals("25P03")
                || isClosed(state);
    }

    /** H2: the connection is broken or closed, the database was closed. */
    private static boolean isClosed(String state) {
        return state.equals("90007") || state.equals("90067") || state.equals("90121") || state.equals("90098");
    }

    private Throwable withoutState(R2dbcException error, @Nullable String sql) {
        if (error instanceof R2dbcTimeoutException) {
            return timeout(error, null, sql);
        }
        return isAnswer(error)
                ? new DatabaseFailureException(failed(null, sql), copy(error, null))
                : unavailable(error, null, sql);
    }

    /** Whether the driver reports an answer of the server, not the loss of the connection. */
    private static boolean isAnswer(R2dbcException error) {
        return !(error instanceof io.r2dbc.spi.R2dbcTransientResourceException)
                && !(error instanceof io.r2dbc.spi.R2dbcNonTransientResourceException);
    }

    private OperationTimeoutException timeout(Throwable error, @Nullable String state, @Nullable String sql) {
        return new OperationTimeoutException(
                ErrorText.of("StatementTimeout", "The statement was stopped: " + clean(error) + ".")
                        .fix("Make it faster, or raise statementTimeout.")
                        .sqlState(state)
                        .sql(sql),
                copy(error, state));
    }

    private ConstraintViolationException constraint(R2dbcException error, String state, @Nullable String sql) {
        String name = driver.constraint(error);
        Kind kind = switch (state) {
            case "23505" -> Kind.UNIQUE;
            case "23503", "23506" -> Kind.FOREIGN_KEY;
            case "23502" -> Kind.NOT_NULL;
            case "23514", "23513" -> Kind.CHECK;
            default -> Kind.OTHER;
        };
        String what = "The data breaks the "
                + kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ') + " constraint"
                + (name == null ? "." : " \"" + name + "\".");
        return new ConstraintViolationException(
                ErrorText.of("ConstraintViolation", what).sqlState(state).sql(sql), kind, name, copy(error, state));
    }

    private static ErrorText failed(@Nullable String state, @Nullable String sql) {
        return ErrorText.of("DatabaseFailure", "The database or its driver failed.")
                .fix("Look at the cause and at the database's log.")
                .sqlState(state)
                .sql(sql);
    }

    private static boolean isLoss(Throwable error) {
        return error instanceof IOException || error.getClass().getName().endsWith("PostgresConnectionClosedException");
    }

    private static @Nullable LeatException ownCause(Throwable error) {
        Throwable cause = error.getCause();
        return cause instanceof LeatException own ? own : null;
    }

    private DriverFailure copy(Throwable error, @Nullable String state) {
        return new DriverFailure(error, state, clean(error));
    }

    private String clean(Throwable error) {
        return driver.hasUserText(error) ? "a text of the database's own code, not shown" : CleanText.of(error);
    }
}
