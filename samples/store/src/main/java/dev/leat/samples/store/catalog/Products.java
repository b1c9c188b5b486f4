package dev.leat.samples.store.catalog;

import dev.leat.mapper.CrudRepository;
import dev.leat.mapper.annotation.Repository;

/** The products. */
@Repository
public interface Products extends CrudRepository<Product, Long> {}
