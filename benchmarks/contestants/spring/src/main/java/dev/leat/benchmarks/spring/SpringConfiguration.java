package dev.leat.benchmarks.spring;

import io.r2dbc.spi.ConnectionFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.r2dbc.config.AbstractR2dbcConfiguration;
import org.springframework.data.r2dbc.repository.config.EnableR2dbcRepositories;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;

/** The configuration of the reference. No transaction around single lookups: those would cost two round trips more. */
@Configuration(proxyBeanMethods = false)
@EnableR2dbcRepositories(considerNestedRepositories = true)
class SpringConfiguration extends AbstractR2dbcConfiguration {
    private final ConnectionFactory connections;

    SpringConfiguration(ConnectionFactory connections) {
        this.connections = connections;
    }

    @Bean
    @Override
    public ConnectionFactory connectionFactory() {
        return connections;
    }

    @Bean
    TransactionalOperator transactional(ConnectionFactory factory) {
        return TransactionalOperator.create(new R2dbcTransactionManager(factory));
    }
}
