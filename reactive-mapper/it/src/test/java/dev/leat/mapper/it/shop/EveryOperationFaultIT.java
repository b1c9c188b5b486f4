package dev.leat.mapper.it.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.error.LeatException;
import dev.leat.core.testing.Fault;
import dev.leat.core.testing.Rounds;
import dev.leat.core.testing.SweepCase;
import dev.leat.core.testing.SweepCase.Outcome;
import dev.leat.core.testing.SweepReport;
import dev.leat.mapper.Crud;
import dev.leat.mapper.Leat;
import dev.leat.test.CancelTester;
import dev.leat.test.LeatTest;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Whatever goes wrong at whichever step of the driver, for the operations that no other sweep has: what completes gave all
 * there is, a write is whole or not there, what fails says so in Leat's words, and nothing is left behind.
 */
@LeatTest
class EveryOperationFaultIT {
    /** Of the runs, one in so many. */
    private static final int SHARE = Rounds.of(5, 1);

    private static final List<Long> IDS = List.of(1L, 2L, 3L);

    enum Read {
        FIRST(leat -> orders(leat).orderBy(Order_.id.asc()).first()),
        ONE(leat -> customers(leat).where(Customer_.name.eq("customer 2")).one()),
        COUNT(leat -> orders(leat).find().count()),
        EXISTS(leat -> orders(leat).where(Order_.id.eq(2L)).exists()),
        EXISTS_BY_ID(leat -> orders(leat).existsById(2L)),
        FIND_ALL_BY_ID(leat -> orders(leat).findAllById(IDS)),
        LIST_WITH_PLAN(leat -> orders(leat)
                .with(Order_.customer, Order_.items)
                .orderBy(Order_.id.asc())
                .list()),
        FOR_UPDATE(leat -> leat.transactional(orders(leat).find().forUpdate().list())),
        SQL(leat -> leat.sql("select id from orders order by id").as(Long.class).all()),
        AT_MOST(leat -> leat.atMost(2, orders(leat).with(Order_.customer).list())),
        LOOKUPS_IN_A_TRANSACTION(leat -> leat.transactional(lookups(leat).collectList())),
        MANY_COUNT(leat -> customers(leat)
                .orderBy(Customer_.id.asc())
                .list()
                .flatMapMany(found -> Flux.fromIterable(found)
                        .flatMapSequential(customer -> customer.orders().count())));

        private final Function<Leat, Publisher<?>> operation;

        Read(Function<Leat, Publisher<?>> operation) {
            this.operation = operation;
        }
    }

    /** Those that hold more than a statement's state: more faults; no answer at all, which takes time, for one of them. */
    enum Shared {
        LOOKUPS(EveryOperationFaultIT::lookups),
        STREAM(leat -> orders(leat).orderBy(Order_.id.asc()).with(Order_.customer).stream()),
        ALL(leat -> orders(leat).find().orderBy(Order_.id.asc()).all()),
        STREAM_WITH_PLAN(leat -> orders(leat).with(Order_.customer, Order_.items).orderBy(Order_.id.asc()).stream()),
        CONSISTENT_STREAM(
                leat -> leat.consistent(orders(leat).with(Order_.customer).orderBy(Order_.id.asc()).stream())),
        ONE_LOAD(leat -> orders(leat)
                .orderBy(Order_.id.asc())
                .all()
                .concatMap(order -> order.customer().load())),
        MANY_LOAD(leat -> customers(leat)
                .orderBy(Customer_.id.asc())
                .all()
                .concatMap(customer -> customer.orders().load().collectList()));

        private final Function<Leat, Publisher<?>> operation;

        Shared(Function<Leat, Publisher<?>> operation) {
            this.operation = operation;
        }
    }

    @BeforeAll
    static void fill(Leat leat) {
        leat.schema().create(ShopTables.all()).block();
        for (long id : IDS) {
            Customer customer = value(customers(leat).insert(Customer.of("customer " + id, "DE")));
            Order order = value(orders(leat).insert(Order.of(customer, id + ".00")));
            Product product = value(leat.crud(Product_.entity).insert(Product.of((int) id)));
            value(leat.crud(OrderItem_.entity).insert(OrderItem.of(order, product, 1)));
        }
        value(leat.crud(Coupon_.entity).insert(Coupon.of("a", 1)));
    }

    private static Crud<Order, Long> orders(Leat leat) {
        return leat.crud(Order_.entity);
    }

    private static Crud<Customer, Long> customers(Leat leat) {
        return leat.crud(Customer_.entity);
    }

    private static Crud<Coupon, String> coupons(Leat leat) {
        return leat.crud(Coupon_.entity);
    }

    private static Flux<Order> lookups(Leat leat) {
        return Flux.fromIterable(IDS).flatMapSequential(orders(leat)::findById);
    }

    private static <T> T value(Mono<T> mono) {
        return Objects.requireNonNull(mono.block());
    }

    @ParameterizedTest
    @EnumSource
    void readsAllOrFails(Read read, Leat leat, CancelTester tester) {
        survives(tester.faults(Fault.CANCEL, Fault.ERROR), leat, read.operation);
    }

    @ParameterizedTest
    @EnumSource
    void readsAllOrFailsWhateverHappens(Shared shared, Leat leat, CancelTester tester) {
        Fault[] answered = {Fault.CANCEL, Fault.ERROR, Fault.THROW, Fault.EMPTY};
        survives(shared == Shared.LOOKUPS ? tester : tester.faults(answered), leat, shared.operation);
    }

    private static void survives(CancelTester tester, Leat leat, Function<Leat, Publisher<?>> operation) {
        List<?> expected = Flux.from(operation.apply(leat)).collectList().block();
        SweepReport report = tester.every(SHARE)
                .check(EveryOperationFaultIT::failsInOurWords)
                .check(run -> {
                    if (run.outcome() == Outcome.COMPLETED && !driverSaysItWasAll(run)) {
                        assertThat(String.valueOf(run.values())).isEqualTo(String.valueOf(expected));
                    }
                })
                .run(operation);
        assertThat(report.count(Outcome.CANCELLED)).isPositive();
        assertThat(report.count(Outcome.FAILED)).isPositive();
    }

    private static boolean driverSaysItWasAll(SweepCase run) {
        return run.fault() == Fault.EMPTY && run.interaction().what().startsWith("map of");
    }

    private static void failsInOurWords(SweepCase run) {
        if (run.outcome() == Outcome.FAILED) {
            assertThat(run.error()).isInstanceOf(LeatException.class);
        }
    }

    @Test
    void update(CancelTester tester) {
        writes(tester, "coupon where percent = 50", leat -> coupons(leat).update(Coupon.of("a", 50)), 0, 1);
    }

    @Test
    void updateAll(CancelTester tester) {
        writes(
                tester,
                "coupon where percent = 50",
                leat -> coupons(leat).updateAll(Flux.just(Coupon.of("a", 50), Coupon.of("b", 50))),
                0,
                2);
    }

    @Test
    void deleteById(CancelTester tester) {
        writes(tester, "coupon", leat -> coupons(leat).deleteById("a"), 3, 2);
    }

    @Test
    void deleteAll(CancelTester tester) {
        writes(
                tester,
                "coupon",
                leat -> coupons(leat).deleteAll(Flux.just(Coupon.of("a", 1), Coupon.of("b", 1))),
                3,
                1);
    }

    @Test
    void aWriteThatIsIndependentOfItsTransaction(CancelTester tester) {
        writes(
                tester,
                "coupon where code = 'd'",
                leat -> leat.transactional(coupons(leat)
                        .findById("a")
                        .then(leat.independent(coupons(leat).insert(Coupon.of("d", 1))))),
                0,
                1);
    }

    private static void writes(
            CancelTester tester, String from, Function<Leat, Publisher<?>> operation, long undone, long done) {
        SweepReport report = tester.before(
                        "delete from coupon", "insert into coupon (code, percent) values ('a', 1), ('b', 1), ('c', 1)")
                .faults(Fault.CANCEL, Fault.ERROR)
                .every(SHARE)
                .rows(from, undone, done)
                .check(EveryOperationFaultIT::failsInOurWords)
                .run(operation);
        assertThat(report.count(Outcome.CANCELLED)).isPositive();
        assertThat(report.count(Outcome.FAILED)).isPositive();
    }
}
