package dev.leat.core.execution;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A connection that somebody holds, from the moment the pool gave it to the moment it is given back or destroyed. Doubt
 * destroys: a connection on which something did not end as it should is never used by anyone else.
 */
final class Session {
    private final Connection connection;
    private final ConnectionSource source;
    private volatile boolean broken;

    Session(Connection connection, ConnectionSource source) {
        this.connection = connection;
        this.source = source;
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
        return Mono.defer(() -> isClean() ? giveBack() : destroy())
                .onErrorResume(unexpected -> destroy())
                .onErrorComplete();
    }

    private boolean isClean() {
        return !broken && connection.isAutoCommit();
    }

    private Mono<Void> giveBack() {
        return bounded(connection::close).onErrorResume(error -> destroy());
    }

    /** Stops what may be running, closes the connection itself, and lets the pool find it closed. */
    private Mono<Void> destroy() {
        broken = true;
        source.doubts().accept(physical(connection));
        return stopStatement()
                .onErrorComplete()
                .then(bounded(() -> physical(connection).close()).onErrorComplete())
                .then(bounded(connection::close).onErrorComplete());
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
        Duration limit = source.settings().closeTimeout();
        Mono<Void> once = Mono.defer(() -> Mono.from(step.get()));
        return (source.blocking() == null ? once : once.subscribeOn(source.blocking())).timeout(limit);
    }
}
