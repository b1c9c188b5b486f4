package dev.leat.test;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Wrapped;
import org.reactivestreams.Publisher;

/** Connections for one who must not close the pool: Spring closes every bean that it can. */
record LentConnectionFactory(ConnectionFactory lender) implements ConnectionFactory, Wrapped<ConnectionFactory> {
    @Override
    public Publisher<? extends Connection> create() {
        return lender.create();
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return lender.getMetadata();
    }

    @Override
    public ConnectionFactory unwrap() {
        return lender;
    }
}
