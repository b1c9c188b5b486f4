package dev.leat.core.execution;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.R2dbcException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.pool.PoolShutdownException;
import reactor.util.retry.Retry;

/**
 * Asks a pool again when it fails. After a restart of the server all its connections may be dead, and it finds out one by one:
 * as many attempts as it has connections reach a living one. A refused login is not asked for again, since servers lock
 * accounts that try too often.
 */
record PatientFactory(ConnectionFactory pool, int attempts) implements ConnectionFactory {
    @Override
    public Publisher<? extends Connection> create() {
        return Mono.<Connection>from(pool.create())
                .retryWhen(Retry.max(attempts)
                        .filter(PatientFactory::mayPass)
                        .onRetryExhaustedThrow((spec, signal) -> signal.failure()));
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
