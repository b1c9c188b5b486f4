package dev.leat.samples.store.catalog;

import dev.leat.mapper.CrudRepository;
import dev.leat.mapper.annotation.Repository;

/** The tags. */
@Repository
public interface Tags extends CrudRepository<Tag, String> {}
