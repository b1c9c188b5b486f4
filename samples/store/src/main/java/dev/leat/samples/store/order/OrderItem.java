package dev.leat.samples.store.order;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.One;
import dev.leat.samples.store.catalog.Product;
import org.jspecify.annotations.Nullable;

/** A product in an order. */
@Entity
public record OrderItem(@Id @Generated @Nullable Long id, One<Order> order, One<Product> product, int quantity) {}
