package dev.leat.samples.store.order;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;

/**
 * Reads all orders, in the order of their ids, as a stream: in memory are two chunks, however many orders there are. A reader
 * who is slow holds a connection for as long as half of the pool is not held by others; all further exports are read in
 * pages, which hold none.
 */
@Component
final class OrderExport {
    private final Orders orders;

    OrderExport(Orders orders) {
        this.orders = orders;
    }

    /** All orders with their customers, items and products. */
    Flux<Order> all() {
        return orders.with(Order_.customer, Order_.items.with(OrderItem_.product)).orderBy(Order_.id.asc()).stream();
    }
}
