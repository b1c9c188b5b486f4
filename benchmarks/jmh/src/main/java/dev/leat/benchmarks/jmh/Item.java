package dev.leat.benchmarks.jmh;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.One;

/** What is ordered. */
@Entity
record Item(@Id long id, One<Order> order, String sku, int quantity) {}
