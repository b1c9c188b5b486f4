package dev.leat.benchmarks.vertx;

import dev.leat.benchmarks.vertx.Rows.Customer;
import dev.leat.benchmarks.vertx.Rows.CustomerWithOrders;
import dev.leat.benchmarks.vertx.Rows.Entry;
import dev.leat.benchmarks.vertx.Rows.EntryWithRelations;
import dev.leat.benchmarks.vertx.Rows.Item;
import dev.leat.benchmarks.vertx.Rows.Node;
import dev.leat.benchmarks.vertx.Rows.NodeWithChildren;
import dev.leat.benchmarks.vertx.Rows.Order;
import dev.leat.benchmarks.vertx.Rows.OrderWithItems;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** Related rows: one statement for each relation, by an array of keys; sent together where neither needs the other. */
final class Related {
    private Related() {}

    static Future<List<CustomerWithOrders>> customersWithOrders(SqlClient client, List<Customer> customers) {
        return Queries.list(client, Order.COLUMNS + " where customer_id = any($1)", Order::read, (Object)
                        keys(customers, Customer::id))
                .map(orders -> {
                    Map<Long, CustomerWithOrders> byId = HashMap.newHashMap(customers.size());
                    List<CustomerWithOrders> all =
                            customers.stream().map(CustomerWithOrders::new).toList();
                    all.forEach(customer -> byId.put(customer.customer().id(), customer));
                    orders.forEach(
                            order -> found(byId, order.customerId()).orders().add(new OrderWithItems(order)));
                    return all;
                });
    }

    static Future<Void> addItems(SqlClient client, List<OrderWithItems> orders) {
        return Queries.list(client, Item.COLUMNS + " where order_id = any($1)", Item::read, (Object)
                        keys(orders, order -> order.order().id()))
                .map(items -> {
                    Map<Long, OrderWithItems> byId =
                            byId(orders, order -> order.order().id());
                    items.forEach(item -> found(byId, item.orderId()).items().add(item));
                    return null;
                });
    }

    static Future<List<EntryWithRelations>> withRelations(SqlClient client, List<Entry> entries) {
        Future<List<Customer>> customers = customers(client, keys(entries, Entry::customerId));
        Future<List<Order>> orders = Queries.list(
                client, Order.COLUMNS + " where id = any($1)", Order::read, (Object) keys(entries, Entry::orderId));
        return Future.all(customers, orders).map(both -> {
            Map<Long, Customer> customersById = byId(customers.result(), Customer::id);
            Map<Long, Order> ordersById = byId(orders.result(), Order::id);
            return entries.stream()
                    .map(entry -> new EntryWithRelations(
                            entry, found(customersById, entry.customerId()), found(ordersById, entry.orderId())))
                    .toList();
        });
    }

    private static Future<List<Customer>> customers(SqlClient client, Long[] keys) {
        return Queries.list(client, Customer.COLUMNS + " where id = any($1)", Customer::read, (Object) keys);
    }

    /** Adds the levels beneath this one, which is the first of so many. */
    static Future<Void> addLevels(SqlClient client, List<NodeWithChildren> level, int depth) {
        if (depth == 1) {
            return Future.succeededFuture();
        }
        return Queries.list(client, Node.COLUMNS + " where parent_id = any($1)", NodeWithChildren::read, (Object)
                        keys(level, parent -> parent.node().id()))
                .compose(children -> {
                    Map<Long, NodeWithChildren> byId =
                            byId(level, parent -> parent.node().id());
                    children.forEach(child -> found(
                                    byId, Objects.requireNonNull(child.node().parentId()))
                            .children()
                            .add(child));
                    return addLevels(client, children, depth - 1);
                });
    }

    private static <T> Map<Long, T> byId(List<T> rows, Function<T, Long> id) {
        Map<Long, T> byId = HashMap.newHashMap(rows.size());
        rows.forEach(row -> byId.put(id.apply(row), row));
        return byId;
    }

    private static <T> T found(Map<Long, T> byId, long id) {
        return Objects.requireNonNull(byId.get(id));
    }

    private static <T> Long[] keys(List<T> rows, Function<T, Long> key) {
        return rows.stream().map(key).distinct().toArray(Long[]::new);
    }
}
