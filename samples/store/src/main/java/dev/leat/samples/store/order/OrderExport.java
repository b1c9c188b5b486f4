package dev.leat.samples.store.order;

import dev.leat.core.query.Condition;
import dev.leat.mapper.Find;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads all orders, in the order of their ids. Each chunk is read to its end before it is given away, so no connection waits
 * for the one who reads the export; in memory are two chunks, however many orders there are.
 */
@Component
final class OrderExport {
    private static final int CHUNK = 1_000;

    private final Orders orders;

    OrderExport(Orders orders) {
        this.orders = orders;
    }

    /** All orders with their customers, items and products. */
    Flux<Order> all() {
        Find<Order> query = orders.with(Order_.customer, Order_.items.with(OrderItem_.product))
                .orderBy(Order_.id.asc())
                .limit(CHUNK);
        return query.list()
                .expand(chunk -> chunk.size() < CHUNK
                        ? Mono.empty()
                        : query.where(after(chunk)).list())
                .concatMapIterable(chunk -> chunk, 1);
    }

    private static Condition<Order> after(List<Order> chunk) {
        return Order_.id.gt(Objects.requireNonNull(chunk.get(chunk.size() - 1).id()));
    }
}
