package dev.leat.samples.store.catalog;

import dev.leat.mapper.CrudRepository;
import dev.leat.mapper.annotation.Repository;

/** The categories. */
@Repository
public interface Categories extends CrudRepository<Category, Long> {}
