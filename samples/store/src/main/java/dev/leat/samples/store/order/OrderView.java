package dev.leat.samples.store.order;

import dev.leat.samples.store.catalog.Product;
import dev.leat.samples.store.customer.Customer;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * An order as the answers show it.
 *
 * @param items in the order of the products' ids
 */
record OrderView(
        long id, OrderStatus status, BigDecimal total, Instant createdAt, CustomerView customer, List<ItemView> items) {

    /** Shows an order whose customer, items and their products are loaded. */
    static OrderView of(Order order) {
        return new OrderView(
                Objects.requireNonNull(order.id()),
                order.status(),
                order.total(),
                order.createdAt(),
                CustomerView.of(order.customer().get()),
                order.items().list().stream()
                        .map(ItemView::of)
                        .sorted(Comparator.comparingLong(item -> item.product().id()))
                        .toList());
    }

    record CustomerView(long id, String name, String country) {
        static CustomerView of(Customer customer) {
            return new CustomerView(
                    Objects.requireNonNull(customer.id()),
                    customer.name(),
                    customer.address().country());
        }
    }

    record ItemView(int quantity, ProductView product) {
        static ItemView of(OrderItem item) {
            return new ItemView(item.quantity(), ProductView.of(item.product().get()));
        }
    }

    record ProductView(long id, String name, BigDecimal price) {
        static ProductView of(Product product) {
            return new ProductView(Objects.requireNonNull(product.id()), product.name(), product.price());
        }
    }
}
