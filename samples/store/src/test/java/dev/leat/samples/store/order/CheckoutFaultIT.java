package dev.leat.samples.store.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.testing.Fault;
import dev.leat.core.testing.Rounds;
import dev.leat.core.testing.SweepCase.Outcome;
import dev.leat.core.testing.SweepReport;
import dev.leat.mapper.Leat;
import dev.leat.mapper.mapping.One;
import dev.leat.samples.store.catalog.Category;
import dev.leat.samples.store.catalog.Category_;
import dev.leat.samples.store.catalog.Product;
import dev.leat.samples.store.catalog.Product_;
import dev.leat.samples.store.catalog.Products_;
import dev.leat.samples.store.catalog.Review_;
import dev.leat.samples.store.catalog.Stock;
import dev.leat.samples.store.catalog.Stock_;
import dev.leat.samples.store.catalog.Stocks_;
import dev.leat.samples.store.catalog.Tag_;
import dev.leat.samples.store.customer.Address;
import dev.leat.samples.store.customer.Customer;
import dev.leat.samples.store.customer.Customer_;
import dev.leat.samples.store.customer.Customers_;
import dev.leat.test.CancelTester;
import dev.leat.test.LeatTest;
import dev.leat.test.StatementBudget;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** A customer who goes away, or a database that does, while an order is placed. */
@LeatTest
class CheckoutFaultIT {
    private static final OrderWish WISH = new OrderWish(1L, new TreeMap<>(Map.of(1L, 2, 2L, 3)));

    @BeforeAll
    static void fill(Leat leat) {
        leat.schema()
                .create(
                        Category_.entity,
                        Product_.entity,
                        Stock_.entity,
                        Tag_.entity,
                        Review_.entity,
                        Customer_.entity,
                        Order_.entity,
                        OrderItem_.entity)
                .block();
        Category category = value(leat.crud(Category_.entity)
                .insert(Category_.create().name("books").build()));
        for (int i = 1; i <= 2; i++) {
            Product product = value(leat.crud(Product_.entity)
                    .insert(Product_.create()
                            .name("product " + i)
                            .price(new BigDecimal("9.50"))
                            .category(One.of(category))
                            .build()));
            value(leat.crud(Stock_.entity).insert(new Stock(null, One.of(product), 1000)));
        }
        value(leat.crud(Customer_.entity)
                .insert(new Customer(null, "Ann", "ann@example.com", new Address("1 Road", "Town", "DE"))));
    }

    private static <T> T value(Mono<T> mono) {
        return Objects.requireNonNull(mono.block());
    }

    private static Mono<Order> place(Leat leat) {
        return new Checkout(
                        leat,
                        Customers_.of(leat),
                        Products_.of(leat),
                        Stocks_.of(leat),
                        Orders_.of(leat),
                        OrderItems_.of(leat))
                .place(WISH);
    }

    /** Stock and items are counted together: an order without its items, or stock taken for none, would be neither. */
    @Test
    void anOrderIsPlacedWithItsItemsAndItsStockOrNotAtAll(CancelTester tester) {
        SweepReport report = tester.before(
                        "delete from order_item", "delete from orders", "update stock set available = 1000")
                .faults(Fault.CANCEL, Fault.ERROR)
                .every(Rounds.of(4, 1))
                .rows("orders", 0, 1)
                .rows("order_item", 0, 2)
                .rows("stock where available < 1000", 0, 2)
                .run(CheckoutFaultIT::place);

        assertThat(report.count(Outcome.CANCELLED)).isPositive();
        assertThat(report.count(Outcome.FAILED)).isPositive();
    }

    @Test
    @StatementBudget(6)
    void takesAStatementForEachStepAndOneForEachStock(Leat leat) {
        assertThat(value(place(leat)).items().list()).hasSize(2);
    }
}
