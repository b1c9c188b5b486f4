package dev.leat.samples.store.order;

import dev.leat.mapper.CrudRepository;
import dev.leat.mapper.annotation.Repository;
import reactor.core.publisher.Flux;

/** The orders. */
@Repository
public interface Orders extends CrudRepository<Order, Long> {
    /** What a customer ordered last. */
    Flux<Order> findTop10ByCustomerIdOrderByCreatedAtDescIdDesc(Long customerId);
}
