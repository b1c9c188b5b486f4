package dev.leat.benchmarks.micronaut;

import dev.leat.benchmarks.micronaut.Rows.Customer;
import dev.leat.benchmarks.micronaut.Rows.CustomerWithOrders;
import dev.leat.benchmarks.micronaut.Rows.Entry;
import dev.leat.benchmarks.micronaut.Rows.EntryWithRelations;
import dev.leat.benchmarks.micronaut.Rows.Item;
import dev.leat.benchmarks.micronaut.Rows.NodeWithChildren;
import dev.leat.benchmarks.micronaut.Rows.Order;
import dev.leat.benchmarks.micronaut.Rows.OrderWithItems;
import dev.leat.benchmarks.micronaut.Rows.PlacedOrderWithItems;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Relations: a join in a query of our own for one row to one, and for one to many a query for each level, by hand. That is
 * faster than the derived queries: {@code @Join} of the three tables of the graph takes one statement and 1.7 times as
 * long, and a derived query with a {@code Pageable} and a join looks up its rows in subqueries of subqueries.
 */
final class Relations {
    private static final int CHUNK = 1_000;

    private final Repositories repositories;

    Relations(Repositories repositories) {
        this.repositories = repositories;
    }

    Flux<CustomerWithOrders> graph(int count) {
        return repositories
                .customers()
                .findByIdLessThanEquals(count)
                .collectList()
                .flatMapMany(customers -> orders(customers)
                        .flatMapMany(orders -> items(orders.all()).thenMany(Flux.fromIterable(orders.customers()))));
    }

    Flux<CustomerWithOrders> customersWithOrders() {
        return repositories
                .customers()
                .findAll()
                .buffer(CHUNK)
                .concatMap(customers -> orders(customers))
                .flatMapIterable(Orders::customers);
    }

    private record Orders(List<CustomerWithOrders> customers, List<OrderWithItems> all) {}

    private Mono<Orders> orders(List<Customer> customers) {
        Map<Long, CustomerWithOrders> byId = LinkedHashMap.newLinkedHashMap(customers.size());
        customers.forEach(customer -> byId.put(customer.id(), new CustomerWithOrders(customer, new ArrayList<>())));
        return repositories
                .orders()
                .ofCustomers(keys(byId))
                .map(order -> new OrderWithItems(order, new ArrayList<>()))
                .doOnNext(order ->
                        found(byId, order.order().customerId()).orders().add(order))
                .collectList()
                .map(orders -> new Orders(List.copyOf(byId.values()), orders));
    }

    private Mono<Void> items(List<OrderWithItems> orders) {
        Map<Long, List<Item>> byOrder = HashMap.newHashMap(orders.size());
        orders.forEach(order -> byOrder.put(order.order().id(), order.items()));
        return addItems(byOrder);
    }

    private Mono<Void> addItems(Map<Long, List<Item>> byOrder) {
        return repositories
                .items()
                .ofOrders(keys(byOrder))
                .doOnNext(item -> found(byOrder, item.orderId()).add(item))
                .then();
    }

    Flux<PlacedOrderWithItems> page(BigDecimal minimum, String pattern, int limit) {
        return repositories
                .placedOrders()
                .page(minimum, pattern, limit)
                .map(order -> new PlacedOrderWithItems(order, new ArrayList<>()))
                .collectList()
                .flatMapMany(orders -> {
                    Map<Long, List<Item>> byOrder = HashMap.newHashMap(orders.size());
                    orders.forEach(order -> byOrder.put(order.order().id(), order.items()));
                    return addItems(byOrder).thenMany(Flux.fromIterable(orders));
                });
    }

    Flux<EntryWithRelations> entries(int count) {
        return repositories
                .entries()
                .findByIdLessThanEquals(count)
                .buffer(CHUNK)
                .concatMap(this::related)
                .flatMapIterable(Function.identity());
    }

    private Mono<List<EntryWithRelations>> related(List<Entry> entries) {
        return Mono.zip(
                        repositories
                                .customers()
                                .of(distinct(entries, Entry::customerId))
                                .collectMap(Customer::id),
                        repositories
                                .orders()
                                .of(distinct(entries, Entry::orderId))
                                .collectMap(Order::id))
                .map(maps -> entries.stream()
                        .map(entry -> new EntryWithRelations(
                                entry, found(maps.getT1(), entry.customerId()), found(maps.getT2(), entry.orderId())))
                        .toList());
    }

    Flux<NodeWithChildren> tree(int depth) {
        return repositories
                .nodes()
                .findByParentIdIsNull()
                .map(NodeWithChildren::new)
                .collectList()
                .flatMapMany(roots -> children(roots, depth).thenMany(Flux.fromIterable(roots)));
    }

    private Mono<Void> children(List<NodeWithChildren> parents, int depth) {
        if (depth == 1) {
            return Mono.empty();
        }
        Map<Long, NodeWithChildren> byId = HashMap.newHashMap(parents.size());
        parents.forEach(parent -> byId.put(parent.node().id(), parent));
        return repositories
                .nodes()
                .ofParents(keys(byId))
                .map(NodeWithChildren::new)
                .doOnNext(
                        child -> found(byId, Objects.requireNonNull(child.node().parentId()))
                                .children()
                                .add(child))
                .collectList()
                .flatMap(level -> children(level, depth - 1));
    }

    private static Long[] keys(Map<Long, ?> byId) {
        return byId.keySet().toArray(Long[]::new);
    }

    private static <T> Long[] distinct(List<T> rows, Function<T, Long> key) {
        return rows.stream().map(key).distinct().toArray(Long[]::new);
    }

    private static <T> T found(Map<Long, T> byId, long id) {
        return Objects.requireNonNull(byId.get(id));
    }
}
