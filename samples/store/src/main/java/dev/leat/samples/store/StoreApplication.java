package dev.leat.samples.store;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;

/** Starts the store: {@code STORE_PORT} is its port, {@code STORE_URL} the R2DBC URL of its database. */
@SpringBootApplication(proxyBeanMethods = false)
public class StoreApplication {
    private static final Logger LOG = LoggerFactory.getLogger(StoreApplication.class);

    public static void main(String[] args) {
        SpringApplication application = new SpringApplication(StoreApplication.class);
        application.setLogStartupInfo(false);
        application.run(args);
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        Environment environment = event.getApplicationContext().getEnvironment();
        LOG.info(
                "The store listens on http://localhost:{}, its database is {}",
                environment.getProperty("local.server.port"),
                withoutSecrets(environment.getRequiredProperty("store.url")));
    }

    private static String withoutSecrets(String url) {
        return url.replaceFirst("//.*@", "//").replaceFirst("\\?.*", "");
    }
}
