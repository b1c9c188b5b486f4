package dev.leat.benchmarks.spring;

import dev.leat.benchmarks.spring.Rows.Account;
import dev.leat.benchmarks.spring.Rows.Booking;
import dev.leat.benchmarks.spring.Rows.Customer;
import dev.leat.benchmarks.spring.Rows.Entry;
import dev.leat.benchmarks.spring.Rows.Fortune;
import dev.leat.benchmarks.spring.Rows.Item;
import dev.leat.benchmarks.spring.Rows.Node;
import dev.leat.benchmarks.spring.Rows.Order;
import dev.leat.benchmarks.spring.Rows.OrderOfCustomer;
import dev.leat.benchmarks.spring.Rows.World;
import java.math.BigDecimal;
import org.springframework.context.ApplicationContext;
import org.springframework.data.r2dbc.repository.Query;
import org.springframework.data.repository.reactive.ReactiveCrudRepository;
import reactor.core.publisher.Flux;

/**
 * The repositories, which Spring Data implements. Rows of many keys are read by {@code any} and an array instead of the
 * {@code in} of derived queries and {@code findAllById}: with thousands of keys it takes half the time.
 */
record Repositories(
        Orders orders,
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
                context.getBean(Items.class),
                context.getBean(Customers.class),
                context.getBean(Bookings.class),
                context.getBean(Accounts.class),
                context.getBean(Worlds.class),
                context.getBean(Fortunes.class),
                context.getBean(Nodes.class),
                context.getBean(Entries.class));
    }

    interface Orders extends ReactiveCrudRepository<Order, Long> {
        @Query("select id, customer_id, total, note, placed_at from orders where id = any(:ids)")
        Flux<Order> of(Long[] ids);

        @Query("select id, customer_id, total, note, placed_at from orders where customer_id = any(:customerIds)")
        Flux<Order> ofCustomers(Long[] customerIds);

        @Query("select o.id, o.customer_id, o.total, o.note, o.placed_at, c.id customer_key, c.name customer_name "
                + "from orders o join customer c on c.id = o.customer_id "
                + "where o.total >= :minimum and c.name like :pattern order by o.placed_at desc limit :limit")
        Flux<OrderOfCustomer> page(BigDecimal minimum, String pattern, int limit);
    }

    interface Items extends ReactiveCrudRepository<Item, Long> {
        @Query("select id, order_id, sku, quantity from item where order_id = any(:orderIds)")
        Flux<Item> ofOrders(Long[] orderIds);
    }

    interface Customers extends ReactiveCrudRepository<Customer, Long> {
        @Query("select id, name from customer where id = any(:ids)")
        Flux<Customer> of(Long[] ids);

        Flux<Customer> findByIdLessThanEqual(long last);
    }

    interface Bookings extends ReactiveCrudRepository<Booking, Long> {}

    interface Accounts extends ReactiveCrudRepository<Account, Long> {
        Flux<Account> findByIdLessThanEqual(long last);
    }

    interface Worlds extends ReactiveCrudRepository<World, Integer> {}

    interface Fortunes extends ReactiveCrudRepository<Fortune, Integer> {}

    interface Nodes extends ReactiveCrudRepository<Node, Long> {
        Flux<Node> findByParentIdIsNull();

        @Query("select id, parent_id, label from node where parent_id = any(:parentIds)")
        Flux<Node> ofParents(Long[] parentIds);
    }

    interface Entries extends ReactiveCrudRepository<Entry, Long> {
        Flux<Entry> findByIdLessThanEqual(long last);
    }
}
