package dev.leat.benchmarks.jooq;

import static dev.leat.benchmarks.jooq.Tables.Accounts.ACCOUNT;
import static dev.leat.benchmarks.jooq.Tables.Bookings.BOOKING;
import static dev.leat.benchmarks.jooq.Tables.Customers.CUSTOMER;
import static dev.leat.benchmarks.jooq.Tables.Entries.ENTRY;
import static dev.leat.benchmarks.jooq.Tables.Items.ITEM;
import static dev.leat.benchmarks.jooq.Tables.Nodes.NODE;
import static dev.leat.benchmarks.jooq.Tables.Orders.ORDERS;
import static dev.leat.benchmarks.jooq.Tables.Worlds.WORLD;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.any;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.values;

import dev.leat.benchmarks.jooq.Rows.Account;
import dev.leat.benchmarks.jooq.Rows.Customer;
import dev.leat.benchmarks.jooq.Rows.Entry;
import dev.leat.benchmarks.jooq.Rows.EntryWithRelations;
import dev.leat.benchmarks.jooq.Rows.Item;
import dev.leat.benchmarks.jooq.Rows.Node;
import dev.leat.benchmarks.jooq.Rows.Order;
import dev.leat.benchmarks.jooq.Rows.OrderWithItems;
import dev.leat.benchmarks.jooq.Rows.World;
import dev.leat.benchmarks.jooq.Tables.Accounts;
import dev.leat.benchmarks.jooq.Tables.Bookings;
import dev.leat.benchmarks.jooq.Tables.Customers;
import dev.leat.benchmarks.jooq.Tables.Entries;
import dev.leat.benchmarks.jooq.Tables.Items;
import dev.leat.benchmarks.jooq.Tables.Nodes;
import dev.leat.benchmarks.jooq.Tables.Orders;
import dev.leat.benchmarks.jooq.Tables.Worlds;
import dev.leat.benchmarks.kit.Data;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Row2;
import org.jooq.Row3;
import org.jooq.impl.SQLDataType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The statements. */
final class Queries {
    /** Rows that the driver fetches at a time, and that are completed with their relations at a time. */
    static final int CHUNK = 1_000;

    private Queries() {}

    static Flux<Order> orders(DSLContext jooq, Condition condition) {
        return Flux.from(jooq.select(Orders.ID, Orders.CUSTOMER_ID, Orders.TOTAL, Orders.NOTE, Orders.PLACED_AT)
                        .from(ORDERS)
                        .where(condition))
                .map(mapping(Order::new));
    }

    static Flux<Customer> customers(DSLContext jooq, Condition condition) {
        return Flux.from(
                        jooq.select(Customers.ID, Customers.NAME).from(CUSTOMER).where(condition))
                .map(mapping(Customer::new));
    }

    static Flux<Customer> customerStream(DSLContext jooq) {
        return Flux.from(
                        jooq.select(Customers.ID, Customers.NAME).from(CUSTOMER).fetchSize(CHUNK))
                .map(mapping(Customer::new));
    }

    static Flux<Item> itemsOf(DSLContext jooq, Collection<Long> orderKeys) {
        return Flux.from(jooq.select(Items.ID, Items.ORDER_ID, Items.SKU, Items.QUANTITY)
                        .from(ITEM)
                        .where(in(Items.ORDER_ID, orderKeys)))
                .map(mapping(Item::new));
    }

    /** By an array, which is one parameter however many keys there are. */
    static Condition in(Field<Long> field, Collection<Long> keys) {
        return field.eq(any(keys.toArray(Long[]::new)));
    }

    static Flux<OrderWithItems> page(DSLContext jooq, long minimum, String prefix, int limit) {
        return Flux.from(jooq.select(
                                Orders.ID,
                                Orders.CUSTOMER_ID,
                                Orders.TOTAL,
                                Orders.NOTE,
                                Orders.PLACED_AT,
                                Customers.ID,
                                Customers.NAME)
                        .from(ORDERS)
                        .join(CUSTOMER)
                        .on(Customers.ID.eq(Orders.CUSTOMER_ID))
                        .where(Orders.TOTAL.ge(BigDecimal.valueOf(minimum, 2)))
                        .and(Customers.NAME.like(prefix + "%"))
                        .orderBy(Orders.PLACED_AT.desc())
                        .limit(limit))
                .map(mapping((id, customerId, total, note, placedAt, key, name) -> new OrderWithItems(
                        new Order(id, customerId, total, note, placedAt), new Customer(key, name), new ArrayList<>())));
    }

    static Flux<Long> insert(DSLContext jooq, long first, long last) {
        return Flux.from(jooq.insertInto(
                                BOOKING, Bookings.CUSTOMER_ID, Bookings.TOTAL, Bookings.NOTE, Bookings.PLACED_AT)
                        .valuesOfRows(LongStream.rangeClosed(first, last)
                                .mapToObj(number -> row(
                                        Data.customerOf(number),
                                        Data.totalOf(number),
                                        Data.noteOf(number),
                                        Data.placedAtOf(number)))
                                .toList())
                        .returningResult(Bookings.ID))
                .map(mapping(id -> id));
    }

    static Flux<Account> accounts(DSLContext jooq, Condition condition) {
        return Flux.from(jooq.select(Accounts.ID, Accounts.OWNER, Accounts.BALANCE)
                        .from(ACCOUNT)
                        .where(condition))
                .map(mapping(Account::new));
    }

    /** All by one statement. */
    static Flux<Account> store(DSLContext jooq, List<Account> accounts) {
        @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
        Row3<Long, String, BigDecimal>[] rows = accounts.stream()
                .map(account -> row(account.id(), account.owner(), account.balance()))
                .toArray(Row3[]::new);
        Mono<Integer> updated = Mono.from(jooq.update(ACCOUNT)
                .set(field(name("owner"), SQLDataType.CLOB), field(name("v", "owner"), SQLDataType.CLOB))
                .set(field(name("balance"), SQLDataType.NUMERIC), field(name("v", "balance"), SQLDataType.NUMERIC))
                .from(values(rows).as("v", "id", "owner", "balance"))
                .where(Accounts.ID.eq(field(name("v", "id"), SQLDataType.BIGINT))));
        return all(updated, accounts);
    }

    private static <T> Flux<T> all(Mono<Integer> updated, List<T> rows) {
        return updated.filter(count -> count == rows.size())
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("not all rows were there")))
                .thenMany(Flux.fromIterable(rows));
    }

    static Mono<World> world(DSLContext jooq, int id) {
        return Mono.from(jooq.select(Worlds.ID, Worlds.NUMBER).from(WORLD).where(Worlds.ID.eq(id)))
                .map(mapping(World::new));
    }

    static Flux<World> storeWorlds(DSLContext jooq, List<World> worlds) {
        @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
        Row2<Integer, Integer>[] rows =
                worlds.stream().map(world -> row(world.id(), world.number())).toArray(Row2[]::new);
        Mono<Integer> updated = Mono.from(jooq.update(WORLD)
                .set(field(name("randomnumber"), SQLDataType.INTEGER), field(name("v", "n"), SQLDataType.INTEGER))
                .from(values(rows).as("v", "i", "n"))
                .where(Worlds.ID.eq(field(name("v", "i"), SQLDataType.INTEGER))));
        return all(updated, worlds);
    }

    static Flux<Node> nodes(DSLContext jooq, Condition condition) {
        return Flux.from(jooq.select(Nodes.ID, Nodes.PARENT_ID, Nodes.LABEL)
                        .from(NODE)
                        .where(condition))
                .map(mapping(Node::new));
    }

    static Flux<Entry> entries(DSLContext jooq, long count) {
        return Flux.from(jooq.select(
                                Entries.ID,
                                Entries.CUSTOMER_ID,
                                Entries.ORDER_ID,
                                Entries.TOTAL,
                                Entries.NOTE,
                                Entries.PLACED_AT)
                        .from(ENTRY)
                        .where(Entries.ID.le(count))
                        .fetchSize(CHUNK))
                .map(mapping(Entry::new));
    }

    /** To-one relations by joins. */
    static Flux<EntryWithRelations> entriesWithRelations(DSLContext jooq, long count) {
        return Flux.from(jooq.select(
                                Entries.ID,
                                Entries.CUSTOMER_ID,
                                Entries.ORDER_ID,
                                Entries.TOTAL,
                                Entries.NOTE,
                                Entries.PLACED_AT,
                                Customers.ID,
                                Customers.NAME,
                                Orders.ID,
                                Orders.CUSTOMER_ID,
                                Orders.TOTAL,
                                Orders.NOTE,
                                Orders.PLACED_AT)
                        .from(ENTRY)
                        .join(CUSTOMER)
                        .on(Customers.ID.eq(Entries.CUSTOMER_ID))
                        .join(ORDERS)
                        .on(Orders.ID.eq(Entries.ORDER_ID))
                        .where(Entries.ID.le(count))
                        .fetchSize(CHUNK))
                .map(mapping(
                        (id,
                                customerId,
                                orderId,
                                total,
                                note,
                                placedAt,
                                key,
                                name,
                                order,
                                ordersCustomer,
                                ordersTotal,
                                ordersNote,
                                ordersPlacedAt) -> new EntryWithRelations(
                                new Entry(id, customerId, orderId, total, note, placedAt),
                                new Customer(key, name),
                                new Order(order, ordersCustomer, ordersTotal, ordersNote, ordersPlacedAt))));
    }
}
