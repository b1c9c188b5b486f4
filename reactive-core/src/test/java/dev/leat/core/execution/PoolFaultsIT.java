package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.LeatException;
import dev.leat.core.error.UnavailableException;
import dev.leat.core.testing.Eventually;
import dev.leat.core.testing.Fault;
import dev.leat.core.testing.FaultProxy;
import dev.leat.core.testing.Interaction;
import dev.leat.core.testing.StrictSubscriber;
import dev.leat.core.testing.TestDatabase;
import io.r2dbc.spi.ConnectionFactories;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What loses, blocks or poisons the connections of other pools. */
class PoolFaultsIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private final FaultProxy proxy = FaultProxy.before(DATABASE.options());
    private @Nullable Rig used;

    @BeforeEach
    void createTable() {
        DATABASE.admin().script("drop table if exists item", "create table item (id int primary key)");
    }

    @AfterEach
    void leavesNothingBehind() {
        try (proxy;
                Rig rig = used) {
            if (rig != null) {
                rig.check();
            }
        }
    }

    private Rig pool(int size) {
        Rig rig = Rig.on(DATABASE, Rig.SHORT.withPoolSize(size));
        used = rig;
        return rig;
    }

    private Rig behindProxy(Settings settings) {
        Rig rig = Rig.over(DATABASE, ConnectionFactories.get(proxy.through(DATABASE.options())), settings);
        used = rig;
        return rig;
    }

    private static long pid(Rig rig) {
        return Rig.await(rig.numbers("select pg_backend_pid()")).get(0);
    }

    private static Mono<Long> insert(Rig rig, int id) {
        return rig.update("insert into item values ($1)", id);
    }

    // Exposed#2843
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 9})
    void connectionCutAtBeginIsNotLost(int bytes) {
        Rig one = behindProxy(Rig.SHORT.withPoolSize(1));
        pid(one);
        proxy.cutAfterClientBytes(bytes);
        assertThatThrownBy(() -> Rig.await(one.transactional(insert(one, 1)))).isInstanceOf(UnavailableException.class);
        assertThat(Rig.await(one.transactional(insert(one, 2)))).isEqualTo(1);
        assertThat(DATABASE.admin().count("item")).isEqualTo(1);
    }

    // spring-framework#29703
    @ParameterizedTest
    @CsvSource({"SUBSCRIBE,ERROR", "CALL,THROW"})
    void failedRollbackKeepsTheErrorAndDestroysTheConnection(Interaction.Kind kind, Fault fault) {
        Rig one = pool(1);
        IllegalStateException mine = new IllegalStateException("mine");
        Mono<Long> failing = one.transactional(insert(one, 1).then(Mono.error(mine)));
        long before = pid(one);
        arm(one, failing, "rollback", kind, fault);
        assertThatThrownBy(() -> Rig.await(failing)).isSameAs(mine);
        assertThat(mine.getSuppressed()).hasAtLeastOneElementOfType(LeatException.class);
        assertThat(pid(one)).isNotEqualTo(before);
        assertThat(DATABASE.admin().count("item")).isZero();
    }

    // spring-framework#35774
    @ParameterizedTest
    @CsvSource({"SUBSCRIBE,ERROR", "SUBSCRIBE,EMPTY", "SUBSCRIBE,NEVER", "CALL,THROW"})
    void transactionWhoseCommitWasNotSentIsNotGivenOn(Interaction.Kind kind, Fault fault) {
        Rig one = pool(1);
        Mono<Long> writing = one.transactional(insert(one, 1));
        long before = pid(one);
        arm(one, writing, "commit", kind, fault);
        DATABASE.admin().update("delete from item");
        assertThatThrownBy(() -> Rig.await(writing)).isInstanceOf(LeatException.class);
        assertThat(pid(one)).isNotEqualTo(before);
        assertThat(Rig.await(insert(one, 1))).as("the first was undone").isEqualTo(1);
        assertThat(DATABASE.admin().count("item")).isEqualTo(1);
    }

    /** Runs an operation to learn the number of a step in it, and lets that step of the next one go wrong. */
    private static void arm(Rig rig, Mono<?> rehearsal, String what, Interaction.Kind kind, Fault fault) {
        rig.faults().reset();
        rehearsal.onErrorComplete().block(Rig.LIMIT);
        int number = rig.faults().journal().stream()
                .filter(step -> step.kind() == kind && step.what().equals(what))
                .findFirst()
                .orElseThrow()
                .number();
        rig.faults().reset();
        rig.faults().arm(number, fault);
    }

    // spring-framework#32115
    @Test
    void rollbackGoesOnWhenWhoeverWaitedForItHasGone() {
        Rig one = behindProxy(Rig.SHORT.withPoolSize(1).withStatementTimeout(Duration.ofSeconds(9)));
        long before = pid(one);
        Mono<Long> body =
                insert(one, 1).doOnNext(written -> proxy.hold()).then(Mono.error(new IllegalStateException()));
        StrictSubscriber<Object> subscriber = StrictSubscriber.unbounded().to(one.transactional(body));
        assertThat(Eventually.problem(
                        Rig.LIMIT,
                        () -> one.faults().journal().stream()
                                        .anyMatch(step -> step.what().equals("rollback"))
                                ? null
                                : "no rollback"))
                .isNull();
        subscriber.cancel();
        subscriber.cancel();
        proxy.release();
        assertThat(pid(one)).isEqualTo(before);
        assertThat(DATABASE.admin().count("item")).isZero();
        subscriber.keptTheRules();
    }

    // r2dbc-pool#213
    @Test
    void transactionsThatAllWaitForASecondConnectionEndAndSayWhy() {
        Rig two = pool(2);
        Mono<Long> nested = two.executor().independent(TransactionOptions.DEFAULT, insert(two, 1));
        Mono<Long> outer =
                two.transactional(two.texts("select pg_sleep(0.2)::text").then(nested));
        List<Throwable> errors = new ArrayList<>();
        Rig.await(Flux.range(0, 2)
                .flatMap(i -> outer.onErrorResume(error -> {
                    synchronized (errors) {
                        errors.add(error);
                    }
                    return Mono.empty();
                }))
                .then(Mono.just(1)));
        assertThat(errors)
                .isNotEmpty()
                .allSatisfy(error -> assertThat(error)
                        .isInstanceOf(UnavailableException.class)
                        .hasMessageStartingWith("[AcquireTimeout]")
                        .hasMessageContaining(" of 2 in use")
                        .hasMessageContaining("independent()"));
    }

    // r2dbc-pool#138
    @Test
    void waitForAConnectionIsFiniteByDefaultAndItsErrorShowsThePool() {
        assertThat(Settings.DEFAULT.acquireTimeout()).isEqualTo(Duration.ofSeconds(10));
        Rig one = Rig.on(DATABASE, Rig.SHORT.withPoolSize(1).withAcquireTimeout(Duration.ofMillis(200)));
        used = one;
        pid(one);
        StrictSubscriber<Object> holder = StrictSubscriber.unbounded().to(one.texts("select pg_sleep(0.8)::text"));
        assertThatThrownBy(() -> Rig.await(one.numbers("select 1")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("within 200 ms")
                .hasMessageContaining("1 of 1 in use, 0 idle, ")
                .hasMessageContaining(" waiting");
        holder.await(Rig.LIMIT).keptTheRules();
    }

    // r2dbc-pool#165
    @Test
    void connectionsThatArriveTooLateForAStormAreClosed() {
        Rig four = behindProxy(Rig.SHORT.withPoolSize(4));
        proxy.delay(Duration.ofMillis(400));
        List<StrictSubscriber<Object>> storm = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            storm.add(StrictSubscriber.unbounded().to(four.numbers("select 1")));
        }
        storm.forEach(
                one -> assertThat(one.await(Rig.LIMIT).keptTheRules().error()).isInstanceOf(LeatException.class));
        proxy.delay(Duration.ZERO);
        assertThat(Rig.await(four.numbers("select 1").retry(3))).containsExactly(1L);
        assertThat(four.faults().account().open()).isLessThanOrEqualTo(4);
    }
}
