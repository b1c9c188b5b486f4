package dev.leat.benchmarks.jooq;

import dev.leat.benchmarks.jooq.Rows.Customer;
import dev.leat.benchmarks.jooq.Rows.CustomerWithOrders;
import dev.leat.benchmarks.jooq.Rows.NodeWithChildren;
import dev.leat.benchmarks.jooq.Rows.OrderWithItems;
import dev.leat.benchmarks.jooq.Tables.Nodes;
import dev.leat.benchmarks.jooq.Tables.Orders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.DSLContext;
import reactor.core.publisher.Mono;

/** Related rows: one statement for each relation, by an array of keys. */
final class Related {
    private Related() {}

    static Mono<List<CustomerWithOrders>> customersWithOrders(DSLContext jooq, List<Customer> customers) {
        Map<Long, CustomerWithOrders> byId = HashMap.newHashMap(customers.size());
        List<CustomerWithOrders> all =
                customers.stream().map(CustomerWithOrders::new).toList();
        all.forEach(customer -> byId.put(customer.customer().id(), customer));
        return Queries.orders(jooq, Queries.in(Orders.CUSTOMER_ID, byId.keySet()))
                .doOnNext(order -> found(byId, order.customerId()).orders().add(new OrderWithItems(order)))
                .then(Mono.just(all));
    }

    static Mono<Void> addItems(DSLContext jooq, List<OrderWithItems> orders) {
        Map<Long, OrderWithItems> byId = HashMap.newHashMap(orders.size());
        orders.forEach(order -> byId.put(order.order().id(), order));
        return Queries.itemsOf(jooq, byId.keySet())
                .doOnNext(item -> found(byId, item.orderId()).items().add(item))
                .then();
    }

    /** Adds the levels beneath this one, which is the first of so many. */
    static Mono<Void> addLevels(DSLContext jooq, List<NodeWithChildren> level, int depth) {
        if (depth == 1) {
            return Mono.empty();
        }
        Map<Long, NodeWithChildren> byId = HashMap.newHashMap(level.size());
        level.forEach(parent -> byId.put(parent.node().id(), parent));
        return Queries.nodes(jooq, Queries.in(Nodes.PARENT_ID, byId.keySet()))
                .map(NodeWithChildren::new)
                .doOnNext(
                        child -> found(byId, Objects.requireNonNull(child.node().parentId()))
                                .children()
                                .add(child))
                .collectList()
                .flatMap(children -> addLevels(jooq, children, depth - 1));
    }

    private static <T> T found(Map<Long, T> byId, long id) {
        return Objects.requireNonNull(byId.get(id));
    }
}
