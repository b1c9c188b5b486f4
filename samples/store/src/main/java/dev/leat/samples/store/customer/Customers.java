package dev.leat.samples.store.customer;

import dev.leat.mapper.CrudRepository;
import dev.leat.mapper.annotation.Repository;

/** The customers. */
@Repository
public interface Customers extends CrudRepository<Customer, Long> {}
