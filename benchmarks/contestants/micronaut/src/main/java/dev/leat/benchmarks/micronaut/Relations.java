package dev.leat.benchmarks.micronaut;

import dev.leat.benchmarks.micronaut.Related.CustomerRoot;
import dev.leat.benchmarks.micronaut.Related.ItemLeaf;
import dev.leat.benchmarks.micronaut.Related.OrderNode;
import dev.leat.benchmarks.micronaut.Rows.Customer;
import dev.leat.benchmarks.micronaut.Rows.CustomerWithOrders;
import dev.leat.benchmarks.micronaut.Rows.Entry;
import dev.leat.benchmarks.micronaut.Rows.EntryWithRelations;
import dev.leat.benchmarks.micronaut.Rows.Node;
import dev.leat.benchmarks.micronaut.Rows.Order;
import io.micronaut.data.model.Pageable;
import io.micronaut.data.model.Sort;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Relations: by joins where the rows are a list, and by hand where they are a stream, since a join of many is gathered
 * before its first row is given.
 */
final class Relations {
    private static final int CHUNK = 1_000;

    private final Repositories repositories;

    Relations(Repositories repositories) {
        this.repositories = repositories;
    }

    Flux<CustomerRoot> graph(int count) {
        return repositories.customerRoots().findByIdLessThanEquals(count);
    }

    Flux<OrderNode> page(BigDecimal minimum, String prefix, int limit) {
        return repositories
                .orderNodes()
                .findByTotalGreaterThanEqualsAndCustomerNameStartsWith(
                        minimum, prefix, Pageable.from(0, limit, Sort.of(Sort.Order.desc("placedAt"))))
                .collectList()
                .flatMapMany(orders -> items(orders).thenMany(Flux.fromIterable(orders)));
    }

    private Mono<Void> items(List<OrderNode> orders) {
        Map<Long, List<ItemLeaf>> byOrder = HashMap.newHashMap(orders.size());
        for (OrderNode order : orders) {
            List<ItemLeaf> items = new ArrayList<>();
            order.setItems(items);
            byOrder.put(order.getId(), items);
        }
        return repositories
                .items()
                .findByOrderIdIn(byOrder.keySet())
                .doOnNext(item -> found(
                                byOrder, Objects.requireNonNull(item.getOrder()).getId())
                        .add(item))
                .then();
    }

    Flux<CustomerWithOrders> customersWithOrders() {
        return repositories
                .customers()
                .findAll()
                .map(CustomerWithOrders::new)
                .buffer(CHUNK)
                .concatMap(this::orders);
    }

    private Flux<CustomerWithOrders> orders(List<CustomerWithOrders> customers) {
        Map<Long, CustomerWithOrders> byId = HashMap.newHashMap(customers.size());
        customers.forEach(customer -> byId.put(customer.customer().id(), customer));
        return repositories
                .orders()
                .ofCustomers(byId.keySet().toArray(Long[]::new))
                .doOnNext(order -> found(byId, order.customerId()).orders().add(order))
                .thenMany(Flux.fromIterable(customers));
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

    Flux<Node> tree(int depth) {
        return levels(repositories.nodes().findByParentIdIsNull(), depth);
    }

    private Flux<Node> levels(Flux<Node> level, int depth) {
        if (depth == 1) {
            return level;
        }
        return level.collectList().flatMapMany(nodes -> {
            Long[] keys = nodes.stream().map(Node::id).toArray(Long[]::new);
            return Flux.fromIterable(nodes)
                    .concatWith(levels(repositories.nodes().ofParents(keys), depth - 1));
        });
    }

    private static <T> Long[] distinct(List<T> rows, Function<T, Long> key) {
        return rows.stream().map(key).distinct().toArray(Long[]::new);
    }

    private static <T> T found(Map<Long, T> byId, long id) {
        return Objects.requireNonNull(byId.get(id));
    }
}
