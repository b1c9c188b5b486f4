package dev.leat.core.execution;

import dev.leat.core.sql.Meaning;
import io.netty.util.ReferenceCounted;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.internal.ThreadExecutorMap;
import io.r2dbc.postgresql.api.ErrorDetails;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.postgresql.api.PostgresqlException;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.Wrapped;
import java.util.HexFormat;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

/**
 * r2dbc-postgresql. Its classes are touched only for a database of that name.
 *
 * @param exact whether its codecs are exact, and so refuse what cannot be stored
 */
record PostgresDriver(boolean exact) implements Driver {
    private static final Set<String> RAISING = Set.of("exec_stmt_raise", "exec_stmt_assert");
    private static final Set<String> FOREIGN_CODE = Set.of("plperl.c", "plpy_elog.c", "plpy_plpymodule.c", "pltcl.c");

    /** The driver says so of results only, and rows wait behind them in a queue of Reactor's. */
    @Override
    public Context releasing(Context context) {
        return Operators.enableOnDiscard(context, PostgresDriver::release);
    }

    /** What the driver itself has released, as it comes first, is not released again. */
    private static void release(Object dropped) {
        if (dropped instanceof ReferenceCounted counted && counted.refCnt() > 0) {
            counted.release();
        }
    }

    @Override
    public @Nullable String constraint(Throwable error) {
        return error instanceof PostgresqlException failure
                ? failure.getErrorDetails()
                        .getConstraintName()
                        .or(failure.getErrorDetails()::getColumnName)
                        .orElse(null)
                : null;
    }

    @Override
    public Mono<Void> stop(Connection connection) {
        Object unwrapped = unwrap(connection);
        return unwrapped instanceof PostgresqlConnection raw ? raw.cancelRequest() : Mono.empty();
    }

    /** The driver forgets to escape the backslashes of bytes in an array, and other bytes arrive. */
    @Override
    public Object bindable(Object value) {
        if (!exact) {
            StorableValue.check(value);
        }
        return value instanceof byte[][] array ? Parameters.in(PostgresqlObjectId.BYTEA_ARRAY, literal(array)) : value;
    }

    /**
     * Texts without a type take that of the column, and an array of them does, as a text too: a binary one names the type of
     * its elements. Bound as {@code varchar}, they would be compared as texts with {@code citext} and {@code char}, and
     * with nothing else.
     */
    @Override
    public Object comparable(Object value) {
        Object bindable = bindable(value);
        if (bindable instanceof String) {
            return Parameters.in(PostgresqlObjectId.UNSPECIFIED, bindable);
        }
        return bindable instanceof String[] texts
                ? Parameters.in(PostgresqlObjectId.UNSPECIFIED, exact ? texts : literal(texts))
                : bindable;
    }

    @Override
    public @Nullable Object comparableNull(Class<?> type) {
        boolean text = type == String.class || type == String[].class;
        return text ? Parameters.in(PostgresqlObjectId.UNSPECIFIED) : null;
    }

    private static String literal(@Nullable String[] texts) {
        StringJoiner elements = new StringJoiner(",", "{", "}");
        for (String text : texts) {
            elements.add(
                    text == null ? "NULL" : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
        }
        return elements.toString();
    }

    private static String literal(byte[] @Nullable [] array) {
        StringJoiner elements = new StringJoiner(",", "{", "}");
        for (byte[] bytes : array) {
            elements.add(bytes == null ? "NULL" : "\"\\\\x" + HexFormat.of().formatHex(bytes) + '"');
        }
        return elements.toString();
    }

    /** RAISE and ASSERT, and whatever the other languages raise. */
    @Override
    public boolean hasUserText(Throwable error) {
        if (!(error instanceof PostgresqlException failure)) {
            return false;
        }
        ErrorDetails details = failure.getErrorDetails();
        return details.getRoutine().filter(RAISING::contains).isPresent()
                || details.getFile().filter(FOREIGN_CODE::contains).isPresent();
    }

    /** Not SQL functions, which cannot make a statement out of values. */
    @Override
    public boolean isFromCode(Throwable error) {
        return hasUserText(error)
                || (error instanceof PostgresqlException failure
                        && failure.getErrorDetails()
                                .getWhere()
                                .filter(where -> where.contains("PL/"))
                                .isPresent());
    }

    /** The driver does not read the count of a MERGE (r2dbc-postgresql#706), which looks like none. */
    @Override
    public boolean counts(Meaning statement) {
        return !statement.command().equals("merge");
    }

    @Override
    public boolean isAtomic(Meaning statement) {
        return true;
    }

    @Override
    public boolean hasTransactionModes() {
        return true;
    }

    /** Of a statement without parameters. */
    @Override
    public boolean readsAhead(boolean hasParameters) {
        return !hasParameters;
    }

    @Override
    public boolean hasCursors() {
        return true;
    }

    @Override
    public boolean isBlocking() {
        return false;
    }

    /** On an event loop, of the driver's or of a web server's, a task runs after those that are there already. */
    @Override
    public void afterTask(Runnable task) {
        EventExecutor loop = ThreadExecutorMap.currentExecutor();
        if (loop == null) {
            Schedulers.parallel().schedule(task);
        } else {
            loop.execute(task);
        }
    }

    private static @Nullable Object unwrap(Connection connection) {
        Object inner = connection;
        while (!(inner instanceof PostgresqlConnection) && inner instanceof Wrapped<?> wrapper) {
            inner = wrapper.unwrap();
        }
        return inner;
    }
}
