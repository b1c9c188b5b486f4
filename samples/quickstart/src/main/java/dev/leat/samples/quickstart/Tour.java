package dev.leat.samples.quickstart;

import dev.leat.core.execution.QueryLog;
import dev.leat.core.query.Sort;
import dev.leat.mapper.CrudRepository;
import dev.leat.mapper.Find;
import dev.leat.mapper.Leat;
import dev.leat.mapper.annotation.Column;
import dev.leat.mapper.annotation.CreatedAt;
import dev.leat.mapper.annotation.Embedded;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.annotation.Repository;
import dev.leat.mapper.annotation.Sql;
import dev.leat.mapper.annotation.Version;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The README's other programs. */
final class Tour {
    private Tour() {}

    enum Status {
        OPEN,
        SHIPPED
    }

    record Address(String city, String country) {}

    @Entity
    record Customer(
            @Id @Generated @Nullable Long id,
            String name,
            @Embedded Address address) {}

    @Entity(table = "orders")
    record Order(
            @Id @Generated @Nullable Long id,
            One<Customer> customer, // column customer_id: knows the key, holds the row once loaded
            Status status,
            @Column(precision = 12, scale = 2) BigDecimal total,
            @Nullable String note, // may be null; everything else is NOT NULL
            @Version int version,
            @CreatedAt Instant createdAt,
            Many<Item> items) {} // the other end of Item.order

    @Entity
    record Item(@Id @Generated @Nullable Long id, One<Order> order, String sku, int quantity) {}

    record Price(BigDecimal amount, String currency) {}

    record StockId(int warehouse, String sku) {}

    @Entity
    record Stock(
            @Id StockId id, // a composite key: columns warehouse and sku
            @Embedded Price price, // price_amount and price_currency; @Embedded(prefix = "") for names without a prefix
            @Embedded(prefix = "old_") @Nullable Price before, // null when both columns are
            int available) {}

    @Repository
    interface Orders extends CrudRepository<Order, Long> {
        Flux<Order> findByStatusAndCustomerAddressCountry(Status status, String country, Sort<Order> sort);

        Flux<Order> findByStatus(Status status);

        Mono<Boolean> existsByNoteContainsIgnoreCase(String text);

        @Sql("select * from orders where total > :min")
        Flux<Order> above(BigDecimal min);

        @Sql("update orders set note = :note where status = :status")
        Mono<Long> annotate(String note, Status status);
    }

    @Repository
    interface Customers extends CrudRepository<Customer, Long> {}

    static Flux<Order> openOrders(Orders orders, String country) {
        Find<Order> open = orders.where(
                        Order_.status.eq(Status.OPEN), Order_.customer.is(Customer_.address.country.eq(country)))
                .with(Order_.customer, Order_.items)
                .orderBy(Order_.createdAt.desc())
                .limit(20);
        System.out.println(open.plan()); // the SQL, before anything is sent
        return open.all();
    }

    static Mono<Order> place(Leat leat, Orders orders, Order order, Flux<String> skus) {
        return leat.transactional(orders.insert(order)
                .flatMap(stored -> leat.crud(Item_.entity)
                        .insertAll(skus.map(sku -> new Item(null, One.of(stored), sku, 1)))
                        .then(Mono.just(stored))));
    }

    static Mono<Order> ship(Orders orders, Order order) {
        return orders.update(Order_.with(order).status(Status.SHIPPED).build()); // stale: an error, nothing stored
    }

    static Flux<Customer> buyers(Orders orders, Customers customers) {
        return orders.findByStatus(Status.OPEN)
                .flatMap(order -> customers.findById(order.customer().id()));
    }

    static Flux<Item> items(Orders orders) {
        return orders.findByStatus(Status.OPEN).concatMap(order -> order.items().load());
    }

    static Flux<String> export(Leat leat, Orders orders) {
        Flux<Order> all = orders
                .with(Order_.customer, Order_.items)
                .orderBy(Order_.id.asc())
                .stream(); // in chunks, as they are asked for
        return leat.consistent(all) // one snapshot for the orders and all that belongs to them
                .map(order -> order.id() + ": " + order.items().list().size() + " items");
    }

    static Flux<Order> watched(Leat leat, Find<Order> open) {
        QueryLog log = new QueryLog();
        return leat.atMost(3, open.all()) // a fourth statement is not sent: an error that lists these
                .contextWrite(log::install)
                .doOnComplete(() -> System.out.println(log));
    }
}
