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
import dev.leat.core.error.TransactionOutcomeUnknownException;
import dev.leat.core.error.UnavailableException;
import dev.leat.core.execution.SqlState.Meaning;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Turns what a driver signals into an exception of this library, by SQLSTATE ({@link SqlState}): the drivers' own classes
 * cannot drive retries (r2dbc-postgresql reports a statement timeout as not transient). What wraps the error is taken off
 * first ({@link Causes}), and every text of a server or driver is cleaned of values ({@link CleanText}).
 */
record ErrorTranslator(Driver driver) {
    /** The exception for what a statement or a connection signalled; one of this library's own stays as it is. */
    Throwable translate(Throwable error, @Nullable String sql) {
        Throwable found = Causes.decisive(error);
        if (found instanceof LeatException || found instanceof VirtualMachineError) {
            return found;
        }
        if (found instanceof R2dbcException failure && Causes.hasState(failure)) {
            return byState(failure, String.valueOf(failure.getSqlState()), sql);
        }
        if (found instanceof R2dbcTimeoutException || found instanceof TimeoutException) {
            return timeout(found, null, sql);
        }
        return isAnswer(found) ? failure(found, null, sql) : unavailable(found, null, sql);
    }

    /** Whether a connection cannot be used again after an error that came before anything was sent. */
    static boolean breaksUnused(Throwable error) {
        Throwable found = Causes.decisive(error);
        return found instanceof R2dbcException ? breaksConnection(found) : Causes.isLoss(found);
    }

    /** Whether a connection that signalled this cannot be used again. */
    static boolean breaksConnection(Throwable error) {
        Throwable found = Causes.decisive(error);
        if (found instanceof R2dbcException failure) {
            String state = failure.getSqlState();
            return Causes.hasState(failure) ? SqlState.endsConnection(String.valueOf(state)) : !isAnswer(failure);
        }
        return !(found instanceof LeatException);
    }

    /** A connection that was lost, or could not be made. */
    UnavailableException unavailable(Throwable error, @Nullable String state, @Nullable String sql) {
        return new UnavailableException(
                ErrorText.of("ConnectionLost", "The connection to the database was lost or could not be made.")
                        .fix("Try again; if it stays, look at the database and the network.")
                        .sqlState(state)
                        .sql(sql),
                copy(error, state, sql));
    }

    private LeatException byState(R2dbcException error, String state, @Nullable String sql) {
        return switch (meaning(error, state)) {
            case STATEMENT -> statement(error, state, sql);
            case VALUE -> value(error, state, sql);
            case CONSTRAINT -> constraint(error, state, sql);
            case RAISED -> raised(error, state, sql);
            case READ_ONLY -> readOnly(error, state, sql);
            case CONCURRENCY -> concurrency(error, state, sql);
            case TIMEOUT -> timeout(error, state, sql);
            case ABORTED -> aborted(error, state, sql);
            case LOST, FULL -> unavailable(error, state, sql);
            case LOGIN -> sql == null ? login(error, state) : statement(error, state, sql);
            case OUTCOME_UNKNOWN -> outcomeUnknown(error, state, sql);
            case FAILURE -> failure(error, state, sql);
        };
    }

    /** RAISE can give any state; where it means a failure of the server, it is the function that refuses all the same. */
    private Meaning meaning(R2dbcException error, String state) {
        Meaning meaning = SqlState.of(state);
        boolean ofServer = meaning == Meaning.FAILURE
                || meaning == Meaning.LOST
                || meaning == Meaning.FULL
                || meaning == Meaning.LOGIN
                || meaning == Meaning.OUTCOME_UNKNOWN;
        return ofServer && driver.hasUserText(error) ? Meaning.RAISED : meaning;
    }

    private BadSqlException statement(R2dbcException error, String state, @Nullable String sql) {
        String said = clean(error, sql);
        return new BadSqlException(
                ErrorText.of("BadSql", "The database refused the statement: " + said + ".")
                        .fix(Fixes.ofStatement(state, said))
                        .sqlState(state)
                        .sql(sql),
                copy(error, state, sql));
    }

    private DataException value(R2dbcException error, String state, @Nullable String sql) {
        return new DataException(
                ErrorText.of("BadValue", "The database refused a value: " + clean(error, sql) + ".")
                        .fix(Fixes.ofValue(state))
                        .sqlState(state)
                        .sql(sql),
                copy(error, state, sql));
    }

    private ConstraintViolationException constraint(R2dbcException error, String state, @Nullable String sql) {
        String name = driver.constraint(error);
        Kind kind = kind(state);
        boolean shown = name != null && (!driver.isFromCode(error) || CleanText.isNamed(name, sql));
        String what =
                "The data breaks the " + kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " constraint"
                        + (shown ? " \"" + name + "\"." : ".");
        return new ConstraintViolationException(
                ErrorText.of("ConstraintViolation", what)
                        .fix(Fixes.ofConstraint(kind))
                        .sqlState(state)
                        .sql(sql),
                kind,
                name,
                copy(error, state, sql));
    }

    private static Kind kind(String state) {
        return switch (state) {
            case "23505" -> Kind.UNIQUE;
            case "23001", "23503", "23506" -> Kind.FOREIGN_KEY;
            case "23502", "23507" -> Kind.NOT_NULL;
            case "23513", "23514", "44000" -> Kind.CHECK;
            default -> Kind.OTHER;
        };
    }

    private DataException raised(R2dbcException error, String state, @Nullable String sql) {
        return new DataException(
                ErrorText.of("Raised", "A function or trigger of the database refused the statement.")
                        .fix("Look at its source for the reason: the text it gave may hold values.")
                        .sqlState(state)
                        .sql(sql),
                copy(error, state, sql));
    }

    private BadSqlException readOnly(R2dbcException error, String state, @Nullable String sql) {
        return new BadSqlException(
                ErrorText.of("ReadOnly", "A read-only transaction or server was asked to write.")
                        .fix("Write in a transaction that is not read-only.")
                        .sqlState(state)
                        .sql(sql),
                copy(error, state, sql));
    }

    private ConcurrencyException concurrency(R2dbcException error, String state, @Nullable String sql) {
        return new ConcurrencyException(
                ErrorText.of("Concurrency", "Another transaction was in the way: " + clean(error, sql) + ".")
                        .why("Serialization failures, deadlocks and lock timeouts are part of concurrent work.")
                        .fix("Run the whole transaction again.")
                        .sqlState(state)
                        .sql(sql),
                copy(error, state, sql));
    }

    private OperationTimeoutException timeout(Throwable error, @Nullable String state, @Nullable String sql) {
        return new OperationTimeoutException(
                ErrorText.of("StatementTimeout", "The statement was stopped: " + clean(error, sql) + ".")
                        .fix("Make it faster, or raise statementTimeout.")
                        .sqlState(state)
                        .sql(sql),
                copy(error, state, sql));
    }

    private TransactionAbortedException aborted(R2dbcException error, String state, @Nullable String sql) {
        return new TransactionAbortedException(
                ErrorText.of("TransactionAborted", "An earlier statement of the transaction has failed.")
                        .why("PostgreSQL takes no more statements in it, and its error was swallowed.")
                        .fix("Let the error end the transaction, or run that part as a nested transaction.")
                        .sqlState(state)
                        .sql(sql),
                copy(error, state, sql));
    }

    private DatabaseFailureException login(R2dbcException error, String state) {
        return new DatabaseFailureException(
                ErrorText.of("LoginRefused", "The server refused the login, or has no such database.")
                        .fix("Check user, password and database in the URL.")
                        .sqlState(state),
                copy(error, state, null));
    }

    private TransactionOutcomeUnknownException outcomeUnknown(
            R2dbcException error, String state, @Nullable String sql) {
        return new TransactionOutcomeUnknownException(
                ErrorText.of(
                                "OutcomeUnknown",
                                "The database does not know whether a statement or COMMIT was completed.")
                        .why("What it changed may or may not have been stored.")
                        .fix("Look whether its effects are there before doing anything again.")
                        .sqlState(state)
                        .sql(sql),
                copy(error, state, sql));
    }

    private DatabaseFailureException failure(Throwable error, @Nullable String state, @Nullable String sql) {
        ErrorText text = ErrorText.of("DatabaseFailure", "The database or its driver failed.")
                .fix(
                        "26000".equals(state)
                                ? "Behind a pooler that changes servers, set preparedStatementCacheQueries=0 in the URL."
                                : "Look at the cause and at the database's log.")
                .sqlState(state)
                .sql(sql);
        return new DatabaseFailureException(text, copy(error, state, sql));
    }

    /** Whether the driver reports an answer of the server, or a fault of its own, not the loss of the connection. */
    private static boolean isAnswer(Throwable error) {
        return !Causes.isLoss(error)
                && !(error instanceof R2dbcTransientResourceException)
                && !(error instanceof R2dbcNonTransientResourceException);
    }

    private DriverFailure copy(Throwable error, @Nullable String state, @Nullable String sql) {
        return new DriverFailure(error, state, clean(error, sql));
    }

    private String clean(Throwable error, @Nullable String sql) {
        return driver.hasUserText(error) ? "a text of the database's own code, not shown" : CleanText.of(error, sql);
    }
}
