package dev.leat.benchmarks.spring;

import dev.leat.benchmarks.spring.Rows.Customer;
import dev.leat.benchmarks.spring.Rows.CustomerWithOrders;
import dev.leat.benchmarks.spring.Rows.Entry;
import dev.leat.benchmarks.spring.Rows.EntryWithRelations;
import dev.leat.benchmarks.spring.Rows.NodeWithChildren;
import dev.leat.benchmarks.spring.Rows.Order;
import dev.leat.benchmarks.spring.Rows.OrderOfCustomer;
import dev.leat.benchmarks.spring.Rows.OrderWithItems;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Relations in application code, as Spring Data R2DBC's maintainers recommend: a query for all rows of a level. */
final class Relations {
    private static final int CHUNK = 1_000;

    private final Repositories repositories;

    Relations(Repositories repositories) {
        this.repositories = repositories;
    }

    Flux<CustomerWithOrders> graph(int count) {
        return repositories
                .customers()
                .findByIdLessThanEqual(count)
                .map(CustomerWithOrders::new)
                .collectList()
                .flatMap(customers -> orders(customers).flatMap(this::items).thenReturn(customers))
                .flatMapIterable(Function.identity());
    }

    Flux<CustomerWithOrders> customersWithOrders() {
        return repositories
                .customers()
                .findAll()
                .map(CustomerWithOrders::new)
                .buffer(CHUNK)
                .concatMap(customers -> orders(customers).thenReturn(customers))
                .flatMapIterable(Function.identity());
    }

    private Mono<List<OrderWithItems>> orders(List<CustomerWithOrders> customers) {
        Map<Long, CustomerWithOrders> byId = HashMap.newHashMap(customers.size());
        customers.forEach(customer -> byId.put(customer.customer().id(), customer));
        return repositories
                .orders()
                .ofCustomers(keys(byId))
                .map(order -> new OrderWithItems(order, null))
                .doOnNext(order ->
                        found(byId, order.order().customerId()).orders().add(order))
                .collectList();
    }

    private Mono<Void> items(List<OrderWithItems> orders) {
        Map<Long, OrderWithItems> byId = HashMap.newHashMap(orders.size());
        orders.forEach(order -> byId.put(order.order().id(), order));
        return repositories
                .items()
                .ofOrders(keys(byId))
                .doOnNext(item -> found(byId, item.orderId()).items().add(item))
                .then();
    }

    Flux<OrderWithItems> page(BigDecimal minimum, String pattern, int limit) {
        return repositories
                .orders()
                .page(minimum, pattern, limit)
                .map(OrderOfCustomer::withItems)
                .collectList()
                .flatMap(orders -> items(orders).thenReturn(orders))
                .flatMapIterable(Function.identity());
    }

    private Mono<Map<Long, Customer>> customers(Long[] ids) {
        return repositories.customers().of(ids).collectMap(Customer::id);
    }

    Flux<EntryWithRelations> entries(int count) {
        return repositories
                .entries()
                .findByIdLessThanEqual(count)
                .buffer(CHUNK)
                .concatMap(this::related)
                .flatMapIterable(Function.identity());
    }

    private Mono<List<EntryWithRelations>> related(List<Entry> entries) {
        return Mono.zip(
                        customers(distinct(entries, Entry::customerId)),
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
                .flatMapMany(roots -> addLevels(roots, depth).thenMany(Flux.fromIterable(roots)));
    }

    /** Adds the levels beneath this one, which is the first of so many. */
    private Mono<Void> addLevels(List<NodeWithChildren> level, int depth) {
        if (depth == 1) {
            return Mono.empty();
        }
        Map<Long, NodeWithChildren> byId = HashMap.newHashMap(level.size());
        level.forEach(parent -> byId.put(parent.node().id(), parent));
        return repositories
                .nodes()
                .ofParents(keys(byId))
                .map(NodeWithChildren::new)
                .doOnNext(
                        child -> found(byId, Objects.requireNonNull(child.node().parentId()))
                                .children()
                                .add(child))
                .collectList()
                .flatMap(children -> addLevels(children, depth - 1));
    }

    private static <T> Long[] distinct(List<T> rows, Function<T, Long> key) {
        return rows.stream().map(key).distinct().toArray(Long[]::new);
    }

    private static Long[] keys(Map<Long, ?> byId) {
        return byId.keySet().toArray(Long[]::new);
    }

    private static <T> T found(Map<Long, T> byId, long id) {
        return Objects.requireNonNull(byId.get(id));
    }
}
