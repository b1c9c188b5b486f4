package dev.leat.benchmarks.vertx;

import dev.leat.benchmarks.vertx.Rows.Customer;
import dev.leat.benchmarks.vertx.Rows.CustomerWithOrders;
import dev.leat.benchmarks.vertx.Rows.Entry;
import dev.leat.benchmarks.vertx.Rows.EntryWithRelations;
import dev.leat.benchmarks.vertx.Rows.Item;
import dev.leat.benchmarks.vertx.Rows.Node;
import dev.leat.benchmarks.vertx.Rows.Order;
import dev.leat.benchmarks.vertx.Rows.OrderWithItems;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
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
        return items(client, keys(orders, order -> order.order().id())).map(items -> {
            add(items, orders);
            return null;
        });
    }

    private static Future<List<Item>> items(SqlClient client, Long[] orderKeys) {
        return Queries.list(client, Item.COLUMNS + " where order_id = any($1)", Item::read, (Object) orderKeys);
    }

    private static void add(List<Item> items, List<OrderWithItems> orders) {
        Map<Long, OrderWithItems> byId = byId(orders, order -> order.order().id());
        items.forEach(item -> found(byId, item.orderId()).items().add(item));
    }

    static Future<List<OrderWithItems>> withCustomerAndItems(SqlClient client, List<Order> orders) {
        Future<List<Customer>> customers = customers(client, keys(orders, Order::customerId));
        Future<List<Item>> items = items(client, keys(orders, Order::id));
        return Future.all(customers, items).map(both -> {
            Map<Long, Customer> byId = byId(customers.result(), Customer::id);
            List<OrderWithItems> all = orders.stream()
                    .map(order -> new OrderWithItems(order, byId.get(order.customerId()), new ArrayList<>()))
                    .toList();
            add(items.result(), all);
            return all;
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

    /** This level and those beneath it. */
    static Future<List<Node>> levels(SqlClient client, List<Node> level, int depth) {
        if (depth == 1) {
            return Future.succeededFuture(level);
        }
        return Queries.list(
                        client, Node.COLUMNS + " where parent_id = any($1)", Node::read, (Object) keys(level, Node::id))
                .compose(children -> levels(client, children, depth - 1))
                .map(beneath -> {
                    List<Node> all = new ArrayList<>(level);
                    all.addAll(beneath);
                    return all;
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
