package dev.leat.samples.store.seed;

import dev.leat.core.execution.TransactionOptions;
import dev.leat.mapper.Leat;
import dev.leat.mapper.mapping.EntityType;
import dev.leat.samples.store.catalog.Category_;
import dev.leat.samples.store.catalog.Product_;
import dev.leat.samples.store.catalog.Review_;
import dev.leat.samples.store.catalog.Stock_;
import dev.leat.samples.store.catalog.Tag_;
import dev.leat.samples.store.customer.Customer_;
import dev.leat.samples.store.order.OrderItem_;
import dev.leat.samples.store.order.Order_;
import java.time.Duration;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes the tables that are missing, and fills them if all are empty: with everything or, if that fails, with nothing. The
 * server does not listen before that.
 */
@Component
final class Seed implements InitializingBean {
    private static final EntityType<?, ?>[] ENTITIES = {
        Customer_.entity,
        Category_.entity,
        Tag_.entity,
        Product_.entity,
        Stock_.entity,
        Review_.entity,
        Order_.entity,
        OrderItem_.entity
    };

    private final Leat leat;
    private final int scale;

    Seed(Leat leat, @Value("${store.scale}") int scale) {
        this.leat = leat;
        this.scale = scale;
    }

    @Override
    public void afterPropertiesSet() {
        TransactionOptions patient = TransactionOptions.DEFAULT.withTimeout(Duration.ofHours(1));
        leat.schema()
                .createMissing(ENTITIES)
                .then(leat.transactional(
                        patient, hasRows().flatMap(filled -> filled ? Mono.empty() : new Sowing(leat, scale).all())))
                .block();
    }

    private Mono<Boolean> hasRows() {
        return Flux.just(ENTITIES)
                .concatMap(entity -> leat.crud(entity).find().exists())
                .any(exists -> exists);
    }
}
