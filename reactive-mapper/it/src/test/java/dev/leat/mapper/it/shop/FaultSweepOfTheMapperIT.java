package dev.leat.mapper.it.shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.Database;
import dev.leat.core.error.LeatException;
import dev.leat.core.execution.Settings;
import dev.leat.core.testing.DatabaseInvariants;
import dev.leat.core.testing.Fault;
import dev.leat.core.testing.FaultConnectionFactory;
import dev.leat.core.testing.FaultSweep;
import dev.leat.core.testing.SweepCase;
import dev.leat.core.testing.SweepReport;
import dev.leat.core.testing.TestDatabase;
import dev.leat.mapper.Crud;
import dev.leat.mapper.Leat;
import dev.leat.mapper.mapping.One;
import io.r2dbc.pool.ConnectionPool;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;

/** Whatever goes wrong at whichever step of the driver: no part of a write stays, nothing is left behind, the next one works. */
class FaultSweepOfTheMapperIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Duration LIMIT = Duration.ofSeconds(10);

    private static final Settings TIGHT = Settings.DEFAULT
            .withAcquireTimeout(Duration.ofSeconds(1))
            .withStatementTimeout(Duration.ofMillis(300))
            .withTransactionTimeout(Duration.ofSeconds(3))
            .withCloseTimeout(Duration.ofMillis(150))
            .withCancelGrace(Duration.ofMillis(20));

    private static final FaultConnectionFactory FAULTS = new FaultConnectionFactory(DATABASE.connections());
    private static final ConnectionPool POOL = TestDatabase.pool(FAULTS, 2);
    private static final Leat LEAT = Leat.of(Database.of(POOL, TIGHT));
    private static final DatabaseInvariants INVARIANTS =
            DatabaseInvariants.of(DATABASE).watch(POOL);

    @BeforeAll
    static void fill() {
        LEAT.schema().create(ShopTables.all()).block(LIMIT);
        Customer ann = await(LEAT.crud(Customer_.entity).insert(Customer.of("Ann", "DE")));
        Customer bob = await(LEAT.crud(Customer_.entity).insert(Customer.of("Bob", "FR")));
        await(LEAT.crud(Order_.entity)
                .insertAll(Flux.just(Order.of(ann, "1.00"), Order.of(bob, "2.00")))
                .collectList());
        await(LEAT.crud(Profile_.entity).insert(Profile.of(One.of(ann), "likes tea")));
    }

    @AfterAll
    static void close() {
        FAULTS.disarm();
        INVARIANTS.unwatch();
        POOL.disposeLater().onErrorComplete().block(LIMIT);
        FAULTS.closeAll();
    }

    @BeforeEach
    void ignoreTheFaultsThemselves() {
        Hooks.onErrorDropped(ignored -> {});
    }

    @AfterEach
    void resetHooks() {
        Hooks.resetOnErrorDropped();
    }

    @Test
    void aFindWithTwoLevels() {
        Mono<List<Order>> find = LEAT.crud(Order_.entity)
                .with(Order_.customer.with(Customer_.orders, Customer_.profile))
                .list();

        sweep(find, run -> {
            if (run.outcome() == SweepCase.Outcome.COMPLETED && run.fault() != Fault.EMPTY) {
                assertThat((List<?>) run.values().get(0)).hasSize(2);
            }
        });
    }

    @Test
    void insertAllOfThreeRows() {
        Flux<Coupon> coupons = Flux.range(1, 3).map(i -> Coupon.of("code " + i, i));

        sweep(LEAT.crud(Coupon_.entity).insertAll(coupons).collectList(), run -> allOrNothing(run, 3));
    }

    @Test
    void aTransactionOfTwoWrites() {
        Crud<Coupon, ?> coupons = LEAT.crud(Coupon_.entity);
        Mono<Coupon> both = coupons.insert(Coupon.of("a", 1)).then(coupons.insert(Coupon.of("b", 2)));

        sweep(LEAT.transactional(both), run -> allOrNothing(run, 2));
    }

    private static void allOrNothing(SweepCase run, long all) {
        long stored = coupons();
        assertThat(stored).isIn(0L, all);
        if (run.outcome() == SweepCase.Outcome.COMPLETED) {
            assertThat(stored).isEqualTo(all);
        }
    }

    private static void sweep(Mono<?> operation, Consumer<SweepCase> check) {
        FaultSweep all = FaultSweep.of(FAULTS, () -> operation)
                .deadline(Duration.ofSeconds(5))
                .before(() -> DATABASE.admin().script("delete from coupon"))
                .check(run -> {
                    INVARIANTS.check();
                    if (run.outcome() == SweepCase.Outcome.FAILED) {
                        assertThat(run.error()).isInstanceOf(LeatException.class);
                    }
                    check.accept(run);
                    assertThat(await(LEAT.crud(Customer_.entity).find().count()))
                            .isEqualTo(2);
                });
        SweepReport report =
                all.faults(Fault.CANCEL, Fault.ERROR, Fault.EMPTY, Fault.NEVER).run();
        System.out.println(report);
        assertThat(report.count(SweepCase.Outcome.CANCELLED)).isPositive();
        assertThat(report.count(SweepCase.Outcome.FAILED)).isPositive();
    }

    private static long coupons() {
        return DATABASE.admin().count("coupon");
    }

    private static <T> T await(Mono<T> mono) {
        return Objects.requireNonNull(mono.block(LIMIT));
    }
}
