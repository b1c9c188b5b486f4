package dev.leat.mapper.it.shop;

import dev.leat.mapper.annotation.Column;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.annotation.Version;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A required and an optional to-one, a to-many, a version. */
@Entity(table = "orders")
public record Order(
        @Id @Generated @Nullable Long id,
        One<Customer> customer,
        One<@Nullable Coupon> coupon,
        OrderStatus status,
        @Column(precision = 12, scale = 2) BigDecimal total,
        @Nullable String note,
        @Version long version,
        Many<OrderItem> items) {
    static Order of(Customer customer, String total) {
        return Order_.create()
                .customer(customer)
                .status(OrderStatus.OPEN)
                .total(new BigDecimal(total))
                .build();
    }
}
