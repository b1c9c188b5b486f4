package dev.leat.samples.store.catalog;

import dev.leat.mapper.CrudRepository;
import dev.leat.mapper.annotation.Repository;
import dev.leat.mapper.annotation.Sql;
import reactor.core.publisher.Mono;

/** What is there to sell. */
@Repository
public interface Stocks extends CrudRepository<Stock, Long> {
    /** Takes some of a product away, if there is enough; the number of rows changed, 0 or 1. */
    @Sql("""
            update stock set available = available - :quantity
            where product_id = :productId and available >= :quantity""")
    Mono<Long> reserve(long productId, int quantity);
}
