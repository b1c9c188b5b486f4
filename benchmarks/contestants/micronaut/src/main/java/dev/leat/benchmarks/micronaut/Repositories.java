package dev.leat.benchmarks.micronaut;

import dev.leat.benchmarks.micronaut.Rows.Account;
import dev.leat.benchmarks.micronaut.Rows.Booking;
import dev.leat.benchmarks.micronaut.Rows.Customer;
import dev.leat.benchmarks.micronaut.Rows.Entry;
import dev.leat.benchmarks.micronaut.Rows.Fortune;
import dev.leat.benchmarks.micronaut.Rows.Item;
import dev.leat.benchmarks.micronaut.Rows.Node;
import dev.leat.benchmarks.micronaut.Rows.Order;
import dev.leat.benchmarks.micronaut.Rows.PlacedOrder;
import dev.leat.benchmarks.micronaut.Rows.World;
import io.micronaut.context.ApplicationContext;
import io.micronaut.data.annotation.Join;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.data.repository.reactive.ReactorCrudRepository;
import java.math.BigDecimal;
import reactor.core.publisher.Flux;

/** The repositories, which Micronaut's annotation processor implements. */
record Repositories(
        Orders orders,
        PlacedOrders placedOrders,
        Items items,
        Customers customers,
        Bookings bookings,
        Accounts accounts,
        Worlds worlds,
        Fortunes fortunes,
        Nodes nodes,
        Entries entries) {
    static Repositories of(ApplicationContext context) {
        return new Repositories(
                context.getBean(Orders.class),
                context.getBean(PlacedOrders.class),
                context.getBean(Items.class),
                context.getBean(Customers.class),
                context.getBean(Bookings.class),
                context.getBean(Accounts.class),
                context.getBean(Worlds.class),
                context.getBean(Fortunes.class),
                context.getBean(Nodes.class),
                context.getBean(Entries.class));
    }

    @R2dbcRepository(dialect = Dialect.POSTGRES)
    interface Orders extends ReactorCrudRepository<Order, Long> {
        @Query("select id, customer_id, total, note, placed_at from orders where id = any(:ids)")
        Flux<Order> of(@TypeDef(type = DataType.LONG_ARRAY) Long[] ids);

        @Query("select id, customer_id, total, note, placed_at from orders where customer_id = any(:ids)")
        Flux<Order> ofCustomers(@TypeDef(type = DataType.LONG_ARRAY) Long[] ids);
    }

    @R2dbcRepository(dialect = Dialect.POSTGRES)
    interface PlacedOrders extends GenericRepository<PlacedOrder, Long> {
        @Query(
                "select o.id, o.customer_id, o.total, o.note, o.placed_at, c_.id as c_id, c_.name as c_name from orders o "
                        + "join customer c_ on c_.id = o.customer_id where o.total >= :minimum and c_.name like :pattern "
                        + "order by o.placed_at desc limit :limit")
        @Join(value = "customer", alias = "c_")
        Flux<PlacedOrder> page(BigDecimal minimum, String pattern, int limit);
    }

    @R2dbcRepository(dialect = Dialect.POSTGRES)
    interface Items extends ReactorCrudRepository<Item, Long> {
        @Query("select id, order_id, sku, quantity from item where order_id = any(:ids)")
        Flux<Item> ofOrders(@TypeDef(type = DataType.LONG_ARRAY) Long[] ids);
    }

    @R2dbcRepository(dialect = Dialect.POSTGRES)
    interface Customers extends ReactorCrudRepository<Customer, Long> {
        @Query("select id, name from customer where id = any(:ids)")
        Flux<Customer> of(@TypeDef(type = DataType.LONG_ARRAY) Long[] ids);

        Flux<Customer> findByIdLessThanEquals(long last);
    }

    @R2dbcRepository(dialect = Dialect.POSTGRES)
    interface Bookings extends ReactorCrudRepository<Booking, Long> {}

    @R2dbcRepository(dialect = Dialect.POSTGRES)
    interface Accounts extends ReactorCrudRepository<Account, Long> {
        Flux<Account> findByIdLessThanEquals(long last);
    }

    @R2dbcRepository(dialect = Dialect.POSTGRES)
    interface Worlds extends ReactorCrudRepository<World, Integer> {}

    @R2dbcRepository(dialect = Dialect.POSTGRES)
    interface Fortunes extends ReactorCrudRepository<Fortune, Integer> {}

    @R2dbcRepository(dialect = Dialect.POSTGRES)
    interface Nodes extends ReactorCrudRepository<Node, Long> {
        Flux<Node> findByParentIdIsNull();

        @Query("select id, parent_id, label from node where parent_id = any(:ids)")
        Flux<Node> ofParents(@TypeDef(type = DataType.LONG_ARRAY) Long[] ids);
    }

    @R2dbcRepository(dialect = Dialect.POSTGRES)
    interface Entries extends ReactorCrudRepository<Entry, Long> {
        Flux<Entry> findByIdLessThanEquals(long last);
    }
}
