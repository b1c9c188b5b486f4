package dev.leat.benchmarks.jdbc;

import dev.leat.benchmarks.jdbc.Rows.Customer;
import dev.leat.benchmarks.jdbc.Rows.CustomerWithOrders;
import dev.leat.benchmarks.jdbc.Rows.Entry;
import dev.leat.benchmarks.jdbc.Rows.EntryWithRelations;
import dev.leat.benchmarks.jdbc.Rows.Item;
import dev.leat.benchmarks.jdbc.Rows.Node;
import dev.leat.benchmarks.jdbc.Rows.NodeWithChildren;
import dev.leat.benchmarks.jdbc.Rows.Order;
import dev.leat.benchmarks.jdbc.Rows.OrderWithItems;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;

/** Related rows: one statement for each relation, by an array of keys. */
final class Related {
    private Related() {}

    static List<CustomerWithOrders> customersWithOrders(Connection connection, List<Customer> customers)
            throws SQLException {
        Map<Long, CustomerWithOrders> byId = HashMap.newHashMap(customers.size());
        List<CustomerWithOrders> all =
                customers.stream().map(CustomerWithOrders::new).toList();
        all.forEach(customer -> byId.put(customer.customer().id(), customer));
        Jdbc.each(
                connection,
                Order.COLUMNS + " where customer_id = any(?)",
                Order::read,
                order -> found(byId, order.customerId()).orders().add(new OrderWithItems(order)),
                keys(customers, Customer::id));
        return all;
    }

    static void addItems(Connection connection, List<OrderWithItems> orders) throws SQLException {
        Map<Long, OrderWithItems> byId = HashMap.newHashMap(orders.size());
        orders.forEach(order -> byId.put(order.order().id(), order));
        Jdbc.each(
                connection,
                Item.COLUMNS + " where order_id = any(?)",
                Item::read,
                item -> found(byId, item.orderId()).items().add(item),
                keys(orders, order -> order.order().id()));
    }

    static List<EntryWithRelations> withRelations(Connection connection, List<Entry> entries) throws SQLException {
        Map<Long, Customer> customers = customers(connection, keys(entries, Entry::customerId));
        Map<Long, Order> orders = HashMap.newHashMap(entries.size());
        Jdbc.each(
                connection,
                Order.COLUMNS + " where id = any(?)",
                Order::read,
                order -> orders.put(order.id(), order),
                keys(entries, Entry::orderId));
        return entries.stream()
                .map(entry -> new EntryWithRelations(
                        entry, found(customers, entry.customerId()), found(orders, entry.orderId())))
                .toList();
    }

    private static Map<Long, Customer> customers(Connection connection, long[] keys) throws SQLException {
        Map<Long, Customer> byId = HashMap.newHashMap(keys.length);
        Jdbc.each(
                connection,
                Customer.COLUMNS + " where id = any(?)",
                Customer::read,
                customer -> byId.put(customer.id(), customer),
                keys);
        return byId;
    }

    /** Adds their children to nodes and gives these. */
    static List<NodeWithChildren> addChildren(Connection connection, List<NodeWithChildren> parents)
            throws SQLException {
        Map<Long, NodeWithChildren> byId = HashMap.newHashMap(parents.size());
        parents.forEach(parent -> byId.put(parent.node().id(), parent));
        List<NodeWithChildren> children = Jdbc.list(
                connection,
                Node.COLUMNS + " where parent_id = any(?)",
                row -> new NodeWithChildren(Node.read(row)),
                keys(parents, parent -> parent.node().id()));
        children.forEach(
                child -> found(byId, Objects.requireNonNull(child.node().parentId()))
                        .children()
                        .add(child));
        return children;
    }

    private static <T> T found(Map<Long, T> byId, long id) {
        return Objects.requireNonNull(byId.get(id));
    }

    private static <T> long[] keys(List<T> rows, ToLongFunction<T> key) {
        return rows.stream().mapToLong(key).distinct().toArray();
    }
}
