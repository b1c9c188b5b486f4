package dev.leat.mapper.it.shop;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.One;
import org.jspecify.annotations.Nullable;

/** Two required to-ones, to different types of keys; a generated Integer. */
@Entity
public record OrderItem(@Id @Generated @Nullable Integer id, One<Order> order, One<Product> product, int quantity) {
    static OrderItem of(Order order, Product product, int quantity) {
        return OrderItem_.create()
                .order(order)
                .product(product)
                .quantity(quantity)
                .build();
    }
}
