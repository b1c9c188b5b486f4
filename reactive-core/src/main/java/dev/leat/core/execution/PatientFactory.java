package dev.leat.core.execution;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.pool.PoolShutdownException;

/**
 * Asks a pool again when it fails. After a restart of the server all its connections may be dead, and it finds out one by one:
 * as many attempts as it has connections reach a living one. A refused login is not asked for again, since servers lock
 * accounts that try too often.
 */
record PatientFactory(ConnectionFactory pool, int attempts) implements ConnectionFactory {
    @Override
    public Publisher<? extends Connection> create() {
        return connection(attempts);
    }

    private Mono<Connection> connection(int more) {
        return Mono.<Connection>from(pool.create())
                .onErrorResume(error -> more > 0 && mayPass(error) ? connection(more - 1) : Mono.error(error));
    }

    private static boolean mayPass(Throwable error) {
        return !(error instanceof PoolShutdownException)
                && !(error instanceof R2dbcException failure && isRefusal(failure.getSqlState()));
    }

    private static boolean isRefusal(@Nullable String state) {
        return state != null && (state.startsWith("28") || state.startsWith("3D"));
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return pool.getMetadata();
    }
}
