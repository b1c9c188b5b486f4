package dev.leat.samples.store.order;

import dev.leat.mapper.annotation.Column;
import dev.leat.mapper.annotation.CreatedAt;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import dev.leat.samples.store.customer.Customer;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a customer bought at once. */
@Entity(table = "orders")
public record Order(
        @Id @Generated @Nullable Long id,
        One<Customer> customer,
        OrderStatus status,
        @Column(precision = 14, scale = 2) BigDecimal total,
        @CreatedAt Instant createdAt,
        Many<OrderItem> items) {}
