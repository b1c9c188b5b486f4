package dev.leat.samples.store.order;

import dev.leat.samples.store.catalog.Product;
import dev.leat.samples.store.customer.Customer;
import java.math.BigDecimal;
import java.util.List;

/**
 * What a customer is about to buy.
 *
 * @param lines each of another product, in the order of the products' ids
 */
public record Basket(Customer customer, List<Line> lines) {
    /** Some pieces of a product. */
    public record Line(Product product, int quantity) {}

    /** The new order; the items are told by {@link #items}, once it has an id. */
    public Order order(OrderStatus status) {
        BigDecimal total = lines.stream()
                .map(line -> line.product().price().multiply(BigDecimal.valueOf(line.quantity())))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        return Order_.create().customer(customer).status(status).total(total).build();
    }

    /** The new items of a stored order. */
    public List<OrderItem> items(Order order) {
        return lines.stream()
                .map(line -> OrderItem_.create()
                        .order(order)
                        .product(line.product())
                        .quantity(line.quantity())
                        .build())
                .toList();
    }
}
