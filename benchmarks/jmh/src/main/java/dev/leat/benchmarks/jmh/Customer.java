package dev.leat.benchmarks.jmh;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.Many;

/** Who orders. */
@Entity
record Customer(@Id long id, String name, Many<Order> orders) {}
