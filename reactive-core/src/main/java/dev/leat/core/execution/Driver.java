package dev.leat.core.execution;

import dev.leat.core.sql.Meaning;
import io.r2dbc.spi.Connection;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.context.Context;

/** What drivers do differently beyond the R2DBC interfaces. */
sealed interface Driver permits PostgresDriver, H2Driver, PlainDriver {
    /** The name of the constraint that an error is about, or null. */
    @Nullable
    String constraint(Throwable error);

    /** Asks the server to stop what the connection is running; completes when the request has been delivered. */
    Mono<Void> stop(Connection connection);

    /** Whether the text of an error was written by a function or trigger of the user's, which may put values anywhere. */
    boolean hasUserText(Throwable error);

    /** Whether an error comes from within code of the user's in the database, which may have named things after values. */
    boolean isFromCode(Throwable error);

    /** Whether the driver tells how many rows a statement has changed. */
    boolean counts(Meaning statement);

    /** The value, or something in its place that the driver encodes as it should the value. */
    Object bindable(Object value);

    /** The same for a value that is compared with a column, whose type decides what equals. */
    default Object comparable(Object value) {
        return bindable(value);
    }

    /** What to bind for a null of this type that is compared, or null to bind it as any other. */
    default @Nullable Object comparableNull(Class<?> type) {
        return null;
    }

    /** Whether a statement outside of a transaction happens as a whole or not at all. */
    boolean isAtomic(Meaning statement);

    /** Whether the driver works on the thread that subscribes to it. */
    boolean isBlocking();

    /**
     * Whether rows come through a buffer of 256 messages, for which the driver asks the server when there is room in it,
     * whatever the demand is. Then its subscription to rows must not be cancelled, because what still comes would not be
     * released; the subscription to results can be, and the rows be read to their end.
     */
    boolean readsAhead(boolean hasParameters);

    /**
     * The Context of who reads the rows of a result: what Reactor drops of them there, at a cancel or after an error of who
     * reads, is released.
     */
    default Context releasing(Context context) {
        return context;
    }

    /** Whether {@code declare … cursor} and {@code fetch} are known, within a transaction. */
    boolean hasCursors();

    /** Runs a task at the end of what this thread is doing, or soon on another thread that never blocks. */
    default void afterTask(Runnable task) {
        Schedulers.parallel().schedule(task);
    }

    /** Whether BEGIN takes the isolation level and the read-only mode. */
    boolean hasTransactionModes();

    /**
     * The driver for a database, by the name that its connection factory gives.
     *
     * @param exact whether its codecs are our own
     */
    static Driver of(String name, boolean exact) {
        return switch (name) {
            case "PostgreSQL" -> new PostgresDriver(exact);
            case "H2" -> new H2Driver();
            default -> new PlainDriver();
        };
    }
}
