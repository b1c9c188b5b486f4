package dev.leat.test;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import reactor.core.publisher.Mono;

/** The pool outside of tests and the one connection within: so that a {@code Leat} made before a test serves it, too. */
final class SwitchedConnectionFactory implements ConnectionFactory {
    private final ConnectionFactory outside;
    private volatile ConnectionFactory current;

    SwitchedConnectionFactory(ConnectionFactory outside) {
        this.outside = outside;
        this.current = outside;
    }

    void enter(ConnectionFactory inside) {
        current = inside;
    }

    void leave() {
        current = outside;
    }

    @Override
    public Mono<? extends Connection> create() {
        return Mono.defer(() -> Mono.from(current.create()));
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return outside.getMetadata();
    }
}
