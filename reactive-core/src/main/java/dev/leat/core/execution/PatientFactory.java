package dev.leat.core.execution;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Asks a pool again when it fails. After a restart of the server all its connections may be dead, and it finds out one by one:
 * as many attempts as it has connections reach a living one. What does not pass by itself is not asked for again: servers lock
 * accounts that try too often.
 */
record PatientFactory(ConnectionFactory pool, int attempts, OpeningErrors errors) implements ConnectionFactory {
    @Override
    public Publisher<? extends Connection> create() {
        return connection(attempts);
    }

    private Mono<Connection> connection(int more) {
        return Mono.<Connection>from(pool.create())
                .onErrorResume(error -> more > 0 && errors.mayPass(error) ? connection(more - 1) : Mono.error(error));
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return pool.getMetadata();
    }
}
