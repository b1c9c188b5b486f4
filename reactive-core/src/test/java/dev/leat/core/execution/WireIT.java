package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.LeatException;
import dev.leat.core.error.OperationTimeoutException;
import dev.leat.core.error.UnavailableException;
import dev.leat.core.error.UsageException;
import dev.leat.core.testing.FaultProxy;
import dev.leat.core.testing.Interaction;
import dev.leat.core.testing.StrictSubscriber;
import dev.leat.core.testing.TestDatabase;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The network or the server fails: every operation ends within its limits, none with half a result, and the pool recovers. */
class WireIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private final FaultProxy proxy = FaultProxy.before(DATABASE.options());
    private final Rig rig =
            Rig.over(DATABASE, ConnectionFactories.get(proxy.through(DATABASE.options())), Rig.SHORT.withPoolSize(2));

    @AfterEach
    void leavesNothingBehind() {
        try (proxy;
                rig) {
            rig.check();
        }
    }

    private Mono<Long> pid() {
        return rig.numbers("select pg_backend_pid()").map(rows -> rows.get(0));
    }

    // vertx-sql-client#837, node-postgres#3736
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 5, 30, 500, 2_000, 5_000, 20_000})
    void truncatedResultNeverLooksComplete(int bytes) {
        Rig.await(rig.numbers("select 1"));
        proxy.cutAfterServerBytes(bytes);
        StrictSubscriber<List<Long>> subscriber = StrictSubscriber.<List<Long>>unbounded()
                .to(rig.numbers("select n from generate_series(1, $1) n", 5_000))
                .await(Rig.LIMIT)
                .keptTheRules();
        assertThat(subscriber.error()).isInstanceOf(UnavailableException.class);
        assertThat(Rig.await(rig.numbers("select 2"))).containsExactly(2L);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 40})
    void requestThatIsCutFailsOrIsNotSent(int bytes) {
        Rig.await(rig.numbers("select 1"));
        proxy.cutAfterClientBytes(bytes);
        assertThatThrownBy(() -> Rig.await(rig.numbers("select n from generate_series(1, $1) n", 5)))
                .isInstanceOf(UnavailableException.class);
        assertThat(Rig.await(rig.numbers("select 2"))).containsExactly(2L);
    }

    @Test
    void serverThatFallsSilentIsGivenUpWithinTheLimitsAndThePoolRecovers() {
        Rig.await(Flux.range(0, 2)
                .flatMap(i -> rig.texts("select pg_sleep(0.05)::text"))
                .then(Mono.just(1)));
        proxy.hold();
        List<Mono<?>> operations = List.of(
                rig.numbers("select 1"),
                rig.transactional(rig.numbers("select 1")),
                rig.numbers("select 2"),
                rig.numbers("select 3"));
        List<StrictSubscriber<Object>> subscribers = new ArrayList<>();
        operations.forEach(
                operation -> subscribers.add(StrictSubscriber.unbounded().to(operation)));
        for (StrictSubscriber<Object> subscriber : subscribers) {
            subscriber.await(Duration.ofSeconds(8)).keptTheRules();
            assertThat(subscriber.error()).isInstanceOfAny(OperationTimeoutException.class, UnavailableException.class);
        }
        assertThatThrownBy(() -> Rig.await(rig.numbers("select 4"))).isInstanceOf(LeatException.class);
        proxy.release();
        for (int i = 0; i < 5; i++) {
            assertThat(Rig.await(rig.numbers("select 5").retry(3))).containsExactly(5L);
        }
    }

    // r2dbc-pool#232, r2dbc-mysql#349
    @Test
    void cancelledOperationsOfASilentServerGiveTheirPlacesBack() {
        Rig.await(pid());
        proxy.hold();
        for (int i = 0; i < 10; i++) {
            StrictSubscriber<Object> subscriber = StrictSubscriber.unbounded().to(rig.numbers("select 1"));
            subscriber.cancel();
        }
        proxy.release();
        proxy.cut();
        assertThat(Rig.await(rig.numbers("select 5").retry(3))).containsExactly(5L);
    }

    @Test
    void backendKilledDuringAQueryFailsItAloneAndAtOnce() {
        for (int round = 0; round < 5; round++) {
            long pid = Rig.await(pid());
            StrictSubscriber<Object> victim = StrictSubscriber.unbounded().to(rig.texts("select pg_sleep(0.8)::text"));
            while (DATABASE.admin().count("pg_stat_activity where pid = $1 and state = 'active'", (int) pid) == 0) {
                Thread.onSpinWait();
            }
            DATABASE.admin().value(Boolean.class, "select pg_terminate_backend($1)", (int) pid);
            victim.await(Rig.LIMIT).keptTheRules();
            assertThat(victim.error()).isInstanceOf(UnavailableException.class);
            assertThat(Rig.await(rig.numbers("select 1"))).containsExactly(1L);
        }
    }

    @Test
    void idleConnectionsThatDiedAreReplacedUnnoticed() {
        for (int round = 0; round < 5; round++) {
            Rig.await(Flux.range(0, 2)
                    .flatMap(i -> rig.texts("select pg_sleep(0.02)::text"))
                    .then(Mono.just(1)));
            long open = proxy.openConnections();
            proxy.cut();
            Mono.delay(Duration.ofMillis(100)).block();
            assertThat(open).isPositive();
            assertThat(Rig.await(rig.numbers("select 1"))).containsExactly(1L);
        }
    }

    @Test
    void refusedLoginIsTriedOnce() {
        ConnectionFactoryOptions wrong = DATABASE.options()
                .mutate()
                .option(ConnectionFactoryOptions.DATABASE, "no such database")
                .build();
        try (Rig refused = Rig.over(DATABASE, ConnectionFactories.get(wrong), Rig.SHORT)) {
            assertThatThrownBy(() -> Rig.await(refused.numbers("select 1")))
                    .isInstanceOf(LeatException.class)
                    .hasMessageStartingWith("[UnknownDatabase]");
            assertThat(refused.faults().journal())
                    .filteredOn(step -> step.kind() == Interaction.Kind.SUBSCRIBE)
                    .hasSize(1);
        }
    }

    @Test
    void refusedConnectionIsAnErrorThatMayBeRetried() {
        proxy.refuse(true);
        assertThatThrownBy(() -> Rig.await(rig.numbers("select 1"))).isInstanceOf(UnavailableException.class);
        assertThatThrownBy(() -> Rig.await(rig.transactional(rig.numbers("select 1"))))
                .isInstanceOf(UnavailableException.class);
        proxy.refuse(false);
        assertThat(Rig.await(rig.numbers("select 1"))).containsExactly(1L);
    }

    // r2dbc-pool#165
    @Test
    void connectionThatArrivesAfterTheWaitIsNotLost() {
        proxy.delay(Duration.ofMillis(500));
        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> Rig.await(rig.numbers("select 1"))).isInstanceOf(LeatException.class);
        }
        proxy.delay(Duration.ZERO);
        assertThat(Rig.await(rig.numbers("select 1").retry(3))).containsExactly(1L);
    }

    @Test
    void closedDatabaseSaysSo() {
        Rig.await(rig.numbers("select 1"));
        rig.connections().close().block(Rig.LIMIT);
        rig.connections().close().block(Rig.LIMIT);
        for (Mono<?> late : List.of(rig.numbers("select 1"), rig.transactional(rig.numbers("select 1")))) {
            assertThatThrownBy(() -> Rig.await(late))
                    .isInstanceOf(UsageException.class)
                    .hasMessageStartingWith("[DatabaseClosed]");
        }
        assertThat(DATABASE.admin().count("pg_stat_activity where application_name = $1", DATABASE.applicationName()))
                .isZero();
        unwatch();
    }

    /** A closed pool answers no probe. */
    private void unwatch() {
        rig.close();
    }

    @Test
    void closeNeitherFailsNorHangsWhateverTheSessionsDo() {
        Rig.await(Flux.range(0, 2)
                .flatMap(i -> rig.texts("select pg_sleep(0.05)::text"))
                .then(Mono.just(1)));
        DATABASE.admin()
                .update("select pg_terminate_backend(pid) from pg_stat_activity where application_name = '"
                        + DATABASE.applicationName() + "'");
        StrictSubscriber<Object> running = StrictSubscriber.unbounded().to(rig.texts("select pg_sleep(0.2)::text"));
        proxy.hold();
        rig.connections().close().block(Rig.LIMIT);
        proxy.release();
        running.await(Rig.LIMIT).keptTheRules();
        unwatch();
    }

    @Test
    void connectionsSpreadOverTheEventLoops() {
        Settings many = Rig.SHORT.withPoolSize(8).withAcquireTimeout(Duration.ofSeconds(5));
        Set<String> loops = ConcurrentHashMap.newKeySet();
        try (Rig wide = Rig.on(DATABASE, many)) {
            RowMapper<String> thread = row -> {
                loops.add(Thread.currentThread().getName());
                return "";
            };
            Mono<List<String>> one = wide.executor().rows(Rig.bound("select pg_sleep(0.1)::text"), thread, 10);
            Rig.await(wide.numbers("select 1")
                    .flatMapMany(first -> Flux.range(0, 8).flatMap(i -> one))
                    .count());
        }
        assertThat(loops).hasSizeGreaterThanOrEqualTo(2);
    }
}
