package dev.leat.benchmarks.hibernate;

import dev.leat.benchmarks.kit.Target;
import io.vertx.core.Vertx;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.boot.registry.BootstrapServiceRegistry;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.cfg.Configuration;
import org.hibernate.reactive.provider.ReactiveServiceRegistryBuilder;
import org.hibernate.reactive.provider.Settings;
import org.hibernate.reactive.vertx.VertxInstance;
import org.hibernate.reactive.vertx.impl.ProvidedVertxInstance;

/** Session factories, all with the same settings, each with a pool of its own. */
final class Factories {
    private static final int FETCHED_TOGETHER = 100;
    private static final int WRITTEN_TOGETHER = 1_000;

    private final Target target;
    private final Vertx vertx;

    Factories(Target target, Vertx vertx) {
        this.target = target;
        this.vertx = vertx;
    }

    SessionFactory of(List<? extends Class<?>> entities, ClassLoader loader) {
        BootstrapServiceRegistry classes =
                new BootstrapServiceRegistryBuilder().applyClassLoader(loader).build();
        Configuration configuration = new Configuration(classes)
                .setProperty(
                        Settings.JAKARTA_JDBC_URL,
                        "postgresql://" + target.host() + ":" + target.port() + "/" + target.database())
                .setProperty(Settings.JAKARTA_JDBC_USER, target.user())
                .setProperty(Settings.JAKARTA_JDBC_PASSWORD, target.password())
                .setProperty(Settings.POOL_SIZE, target.poolSize())
                .setProperty(Settings.DEFAULT_BATCH_FETCH_SIZE, FETCHED_TOGETHER)
                .setProperty(Settings.STATEMENT_BATCH_SIZE, WRITTEN_TOGETHER);
        entities.forEach(configuration::addAnnotatedClass);
        return configuration.buildSessionFactory(new ReactiveServiceRegistryBuilder(classes)
                .addService(VertxInstance.class, new ProvidedVertxInstance(vertx))
                .applySettings(configuration.getProperties())
                .build());
    }
}
