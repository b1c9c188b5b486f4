package dev.leat.samples.store.order;

import dev.leat.mapper.CrudRepository;
import dev.leat.mapper.annotation.Repository;

/** The products in the orders. */
@Repository
public interface OrderItems extends CrudRepository<OrderItem, Long> {}
