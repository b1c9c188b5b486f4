package shop;

import dev.leat.mapper.annotation.Column;
import dev.leat.mapper.annotation.CreatedAt;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.annotation.Version;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity(table = "orders")
public record Order(
        @Id @Generated @Nullable Long id,
        One<Customer> customer,
        One<@Nullable Coupon> coupon,
        OrderStatus status,
        @Column(precision = 12, scale = 2) BigDecimal total,
        @Nullable String note,
        @Version int version,
        @CreatedAt Instant createdAt,
        Many<OrderItem> items) {
    @Entity
    public record OrderItem(@Id @Generated long id, One<Order> order, int quantity) {}

    @Entity
    public record Customer(@Id long id, String country) {}

    @Entity
    public record Coupon(@Id String code, @Column(unique = true) String label) {}

    public enum OrderStatus {
        OPEN,
        SHIPPED
    }
}
