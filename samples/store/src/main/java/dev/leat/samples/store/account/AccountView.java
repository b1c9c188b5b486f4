package dev.leat.samples.store.account;

import dev.leat.samples.store.catalog.Product;
import dev.leat.samples.store.catalog.Review;
import dev.leat.samples.store.customer.Address;
import dev.leat.samples.store.customer.Customer;
import dev.leat.samples.store.order.Order;
import dev.leat.samples.store.order.OrderStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A customer with what they did last.
 *
 * @param orders at most 10, the newest first
 * @param reviews at most 10, the newest first
 */
record AccountView(
        long id, String name, String email, Address address, List<OrderView> orders, List<ReviewView> reviews) {

    static AccountView of(Customer customer, List<OrderView> orders, List<ReviewView> reviews) {
        return new AccountView(
                Objects.requireNonNull(customer.id()),
                customer.name(),
                customer.email(),
                customer.address(),
                orders,
                reviews);
    }

    record OrderView(long id, OrderStatus status, BigDecimal total, Instant createdAt, long items) {
        static OrderView of(Order order, long items) {
            return new OrderView(
                    Objects.requireNonNull(order.id()), order.status(), order.total(), order.createdAt(), items);
        }
    }

    record ReviewView(
            long productId,
            String product,
            int stars,
            @Nullable String text) {
        static ReviewView of(Review review, Product product) {
            return new ReviewView(review.product().<Long>id(), product.name(), review.stars(), review.text());
        }
    }
}
