package dev.leat.core.execution;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Wrapped;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * A connection that somebody holds, from the moment the pool gave it to the moment it is given back or destroyed. Doubt
 * destroys: a connection on which something did not end as it should is never used by anyone else.
 */
final class Session {
    /** Tells them apart, also those of different databases and of different objects for the same connection. */
    private static final AtomicLong EXTERNAL = new AtomicLong();

    private final Connection connection;
    private final ConnectionSource source;
    private final String cursorPrefix;
    private final AtomicInteger cursors = new AtomicInteger();
    private volatile boolean broken;

    private Session(Connection connection, ConnectionSource source, String cursorPrefix) {
        this.connection = connection;
        this.source = source;
        this.cursorPrefix = cursorPrefix;
    }

    /** On a connection that was acquired for it: the names of its cursors begin anew, so that texts repeat. */
    static Session acquired(Connection connection, ConnectionSource source) {
        return new Session(connection, source, "leat_");
    }

    /** On a connection of someone else, where any number of them may have cursors at the same time. */
    static Session external(Connection connection, ConnectionSource source) {
        return new Session(connection, source, "leat_on_" + EXTERNAL.incrementAndGet() + '_');
    }

    Connection connection() {
        return connection;
    }

    ConnectionSource source() {
        return source;
    }

    boolean isBroken() {
        return broken;
    }

    /** A name for a cursor; no other on this connection has it. */
    String nextCursor() {
        return cursorPrefix + cursors.incrementAndGet();
    }

    void doubt() {
        broken = true;
    }

    /** Asks the server to stop the running statement; completes when the request was delivered. */
    Mono<Void> stopStatement() {
        return bounded(() -> source.driver().stop(connection));
    }

    /**
     * A small statement, to see that the connection answers and to take a late stop request that was meant for another. That
     * the server refuses it, as in a failed transaction, is an answer too.
     */
    Mono<Void> probe() {
        return bounded(() -> Flux.from(connection.createStatement("select 1").execute())
                        .concatMap(Result::getRowsUpdated)
                        .then())
                .onErrorResume(error -> isRefusal(error) ? Mono.empty() : Mono.error(error));
    }

    /** Gives the connection back, or destroys it if there is any doubt. Bounded; never fails. */
    Mono<Void> release() {
        return Guard.step(() -> broken ? destroy() : giveBack())
                .onErrorResume(unexpected -> destroy())
                .onErrorComplete();
    }

    /** The same where nobody waits for it. */
    void releaseUnheard(Context context) {
        Step.take(this::release, context, ignored -> {});
    }

    /**
     * A transaction that is still open belongs to nobody: the user began it in SQL text. After an error the driver may not
     * have seen its end yet, hence the second look behind an answered probe. A close that is late is cancelled, or it could
     * hand the connection to somebody else while it is being destroyed.
     */
    private Mono<Void> giveBack() {
        Mono<Void> close = bounded(connection::close);
        return connection.isAutoCommit()
                ? close
                : probe().then(Guard.step(() -> connection.isAutoCommit() ? close : destroy()));
    }

    /** Stops what may be running, closes the connection itself, and lets the pool find it closed. */
    private Mono<Void> destroy() {
        broken = true;
        source.doubts().accept(connection);
        Mono<Void> killed = Guard.step(() -> source.driver().stop(connection))
                .onErrorComplete()
                .then(Guard.step(() -> physical(connection).close()));
        return closed(() -> killed)
                .onErrorComplete()
                .then(closed(connection::close).onErrorComplete());
    }

    private static Connection physical(Connection connection) {
        Connection inner = connection;
        while (inner instanceof Wrapped<?> wrapper && wrapper.unwrap() instanceof Connection deeper) {
            inner = deeper;
        }
        return inner;
    }

    private static boolean isRefusal(Throwable error) {
        return error instanceof R2dbcException && !ErrorTranslator.breaksConnection(error);
    }

    private Mono<Void> bounded(Supplier<? extends Publisher<Void>> step) {
        return BoundedMono.of(there(step), source.limits().close());
    }

    /** For the last resort: late or not, it goes on to its end, since nobody else gives the connection back. */
    private Mono<Void> closed(Supplier<? extends Publisher<Void>> step) {
        return BoundedMono.lasting(there(step), source.limits().close());
    }

    private Mono<Void> there(Supplier<? extends Publisher<Void>> step) {
        return source.there(Guard.step(step));
    }
}
