package dev.leat.mapper.it.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.error.LeatException;
import dev.leat.core.execution.Settings;
import dev.leat.core.testing.DatabaseInvariants;
import dev.leat.core.testing.Fault;
import dev.leat.core.testing.FaultConnectionFactory;
import dev.leat.core.testing.FaultSweep;
import dev.leat.core.testing.Rounds;
import dev.leat.core.testing.SweepCase;
import dev.leat.core.testing.SweepCase.Outcome;
import dev.leat.core.testing.SweepReport;
import dev.leat.core.testing.TestDatabase;
import dev.leat.mapper.Crud;
import dev.leat.mapper.Leat;
import dev.leat.mapper.it.testing.FaultyDriver;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;

/** Whatever goes wrong at whichever step of the driver: nothing is left behind or half written, and the next query works. */
class PostgresFaultSweepIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Leat LEAT = Leat.open(
            FaultyDriver.url(DATABASE),
            Settings.DEFAULT
                    .withPoolSize(1)
                    .withAcquireTimeout(Duration.ofSeconds(1))
                    .withStatementTimeout(Duration.ofMillis(300))
                    .withTransactionTimeout(Duration.ofSeconds(3))
                    .withCloseTimeout(Duration.ofMillis(150))
                    .withCancelGrace(Duration.ofMillis(20)));
    private static final FaultConnectionFactory FAULTS = FaultyDriver.faults(DATABASE);
    private static final Crud<Customer, Long> CUSTOMERS = LEAT.crud(Customer_.entity);
    private static final Crud<Coupon, String> COUPONS = LEAT.crud(Coupon_.entity);

    private final DatabaseInvariants invariants = DatabaseInvariants.of(DATABASE);

    @BeforeAll
    static void fill() {
        LEAT.schema().create(ShopTables.all()).block(LIMIT);
        Customer customer = value(CUSTOMERS.insert(Customer.of("customer", "DE")));
        List<Order> orders = value(LEAT.crud(Order_.entity)
                .insertAll(Flux.just(Order.of(customer, "1"), Order.of(customer, "2")))
                .collectList());
        Product product = value(LEAT.crud(Product_.entity).insert(Product.of(1)));
        value(LEAT.crud(OrderItem_.entity)
                .insertAll(Flux.just(OrderItem.of(orders.get(0), product, 1), OrderItem.of(orders.get(1), product, 2)))
                .collectList());
    }

    @AfterAll
    static void close() {
        FAULTS.disarm();
        LEAT.close().block(LIMIT);
        FAULTS.closeAll();
    }

    @BeforeEach
    void expectDroppedErrors() {
        Hooks.onErrorDropped(ignored -> {}); // the faults' own
    }

    @AfterEach
    void resetHooks() {
        Hooks.resetOnErrorDropped();
    }

    private static <T> T value(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(LIMIT));
    }

    @Test
    void findOfTwoLevels() {
        Flux<Customer> find =
                CUSTOMERS.with(Customer_.orders.with(Order_.items)).all();
        sweep(find, run -> {
            boolean driverSaysItWasAll =
                    run.fault() == Fault.EMPTY && run.interaction().what().startsWith("map of");
            if (run.outcome() == Outcome.COMPLETED && !driverSaysItWasAll) {
                assertThat(run.values()).singleElement().satisfies(PostgresFaultSweepIT::isWhole);
            }
        });
    }

    private static void isWhole(Object customer) {
        List<Order> orders = ((Customer) customer).orders().list();
        assertThat(orders).hasSize(2).allMatch(order -> order.items().list().size() == 1);
    }

    @Test
    void insertOfThree() {
        Flux<Coupon> coupons = COUPONS.insertAll(Flux.just("a", "b", "c").map(code -> Coupon.of(code, 1)));
        sweep(coupons, run -> {
            long rows = value(COUPONS.find().count());
            assertThat(rows).isIn(0L, 3L);
            if (run.outcome() == Outcome.COMPLETED) {
                assertThat(rows).isEqualTo(3);
                assertThat(run.values()).hasSize(3);
            }
        });
    }

    @Test
    void insertOfThreeInATransaction() {
        Mono<Void> coupons = LEAT.transactional(COUPONS.insert(Coupon.of("z", 1))
                .thenMany(COUPONS.insertAll(Flux.just("a", "b", "c").map(code -> Coupon.of(code, 1))))
                .then());
        sweep(coupons, run -> {
            long rows = value(COUPONS.find().count());
            assertThat(rows).isIn(0L, 4L);
            if (run.outcome() == Outcome.COMPLETED) {
                assertThat(rows).isEqualTo(4);
            }
        });
    }

    @Test
    void transactionOfTwoWrites() {
        Customer stored = value(CUSTOMERS.find().one());
        Mono<Customer> both = LEAT.transactional(COUPONS.insert(Coupon.of("a", 1))
                .then(CUSTOMERS.update(
                        Customer_.with(stored).version(0).name("customer.").build())));
        sweep(both, run -> {
            long coupons = value(COUPONS.find().count());
            String name = value(CUSTOMERS.find().one()).name();
            assertThat(name).isEqualTo("customer" + ".".repeat((int) coupons));
            if (run.outcome() == Outcome.COMPLETED) {
                assertThat(coupons).isEqualTo(1);
            }
        });
    }

    @Test
    void lookupsThatShareAStatement() {
        sweep(customersOfOrders(), PostgresFaultSweepIT::oneCustomerTwice);
    }

    @Test
    void lookupsThatShareAStatementInATransaction() {
        sweep(
                LEAT.transactional(customersOfOrders().collectList()).flatMapIterable(all -> all),
                PostgresFaultSweepIT::oneCustomerTwice);
    }

    @Test
    void loadsOfSiblings() {
        Flux<OrderItem> items = LEAT.crud(Order_.entity)
                .find()
                .limit(10)
                .all()
                .flatMap(order -> order.items().load());
        sweep(items, run -> {
            if (run.outcome() == Outcome.COMPLETED && run.fault() != Fault.EMPTY) {
                assertThat(run.values()).hasSize(2);
            }
        });
    }

    /** Two lookups of one customer, and one that finds none. */
    private static Flux<Customer> customersOfOrders() {
        return LEAT.crud(Order_.entity)
                .find()
                .limit(10)
                .all()
                .flatMap(order -> Flux.merge(CUSTOMERS.findById(order.customer().id()), CUSTOMERS.findById(-1L)));
    }

    private static void oneCustomerTwice(SweepCase run) {
        if (run.outcome() == Outcome.COMPLETED && run.fault() != Fault.EMPTY) {
            assertThat(run.values()).hasSize(2);
        }
    }

    /** Where the driver's {@code validate} throws at its caller, r2dbc-pool loses the connection: no driver does. */
    private void sweep(Publisher<?> operation, Consumer<SweepCase> check) {
        FaultSweep all = FaultSweep.of(FAULTS, () -> operation)
                .every(Rounds.of(4, 1))
                .before(PostgresFaultSweepIT::reset)
                .check(run -> {
                    check(run);
                    check.accept(run);
                });
        Fault[] signals = EnumSet.complementOf(EnumSet.of(Fault.THROW)).toArray(Fault[]::new);
        SweepReport report = all.faults(signals).run();
        SweepReport thrown = all.faults(Fault.THROW)
                .interactions(step -> !step.what().equals("validate"))
                .run();
        System.out.println(report + "; thrown: " + thrown);
        assertThat(report.count(Outcome.CANCELLED)).isPositive();
        assertThat(report.count(Outcome.FAILED)).isPositive();
        assertThat(thrown.count(Outcome.FAILED)).isPositive();
        assertThat(report.fired()).isGreaterThan(report.cases().size() * 3L / 4);
    }

    private static void reset() {
        value(LEAT.sql("delete from coupon").update());
        value(LEAT.sql("update customer set name = 'customer', version = 0").update());
    }

    private void check(SweepCase run) {
        invariants.check();
        assertThat(value(Mono.fromSupplier(() ->
                                        Objects.requireNonNull(LEAT.database().statistics()))
                                .filter(statistics -> statistics.acquired() == 0 && statistics.pending() == 0)
                                .repeatWhenEmpty(400, tries -> tries.delayElements(Duration.ofMillis(5))))
                        .acquired())
                .isZero();
        List<Order> orders =
                value(LEAT.crud(Order_.entity).with(Order_.customer).all().collectList());
        assertThat(orders.stream().map(order -> order.customer().get().id()).collect(Collectors.toSet()))
                .hasSize(1);
        if (run.outcome() == Outcome.FAILED) {
            assertThat(run.error()).isInstanceOf(LeatException.class);
        }
    }
}
