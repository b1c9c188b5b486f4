package dev.leat.samples.store.catalog;

import dev.leat.mapper.CrudRepository;
import dev.leat.mapper.annotation.Repository;
import dev.leat.mapper.annotation.Sql;
import java.util.Collection;
import reactor.core.publisher.Flux;

/** The reviews. */
@Repository
public interface Reviews extends CrudRepository<Review, Long> {
    /** What a customer wrote last. */
    Flux<Review> findTop10ByCustomerIdOrderByIdDesc(Long customerId);

    /** The ratings of those products that have reviews. */
    @Sql("""
            select product_id, cast(avg(cast(stars as numeric(3, 2))) as numeric(3, 2)) as stars, count(*) as reviews
            from review where product_id = any(:productIds) group by product_id""")
    Flux<Rating> ratings(Collection<Long> productIds);
}
