package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.OperationTimeoutException;
import dev.leat.core.error.RowLimitException;
import dev.leat.core.query.ColumnType;
import dev.leat.core.testing.FaultProxy;
import dev.leat.core.testing.Rounds;
import dev.leat.core.testing.StrictSubscriber;
import dev.leat.core.testing.TestDatabase;
import io.r2dbc.spi.ConnectionFactories;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Whoever cancels is gone at once; what was running ends, and its connection is clean or gone. */
class CancelIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    /** Keeps its connection, also where stopping a statement takes a while. */
    private static final Settings PATIENT = Rig.SHORT
            .withPoolSize(1)
            .withStatementTimeout(Duration.ofSeconds(60))
            .withAcquireTimeout(Duration.ofSeconds(5))
            .withCloseTimeout(Duration.ofSeconds(3));

    private @Nullable Rig used;

    private Rig pool(Settings settings) {
        Rig rig = Rig.on(DATABASE, settings);
        used = rig;
        return rig;
    }

    @AfterEach
    void leavesNothingBehind() {
        try (Rig rig = used) {
            if (rig != null) {
                rig.check();
            }
        }
    }

    private static Mono<Long> pid(Rig rig) {
        return rig.numbers("select pg_backend_pid()").map(rows -> rows.get(0));
    }

    private static void eventually(Runnable assertion) {
        long end = System.nanoTime() + Rig.LIMIT.toNanos();
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
                LockSupport.parkNanos(5_000_000);
            }
        }
    }

    private static long running(String part) {
        return DATABASE.admin()
                .count(
                        "pg_stat_activity where state = 'active' and pid <> pg_backend_pid() and query like $1",
                        "%" + part + "%");
    }

    // jOOQ#17094, hibernate-reactive#1436, reactor-pool#29
    @Test
    void cancelWhileWaitingForThePoolLeavesTheQueue() {
        Rig rig = pool(Rig.SHORT.withPoolSize(1));
        StrictSubscriber<Object> holder = StrictSubscriber.unbounded().to(rig.texts("select pg_sleep(0.3)::text"));
        List<StrictSubscriber<Object>> waiting = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            waiting.add(StrictSubscriber.unbounded().to(rig.numbers("select 1")));
        }
        eventually(() -> assertThat(rig.statistics().pending()).isEqualTo(50));
        waiting.forEach(StrictSubscriber::cancel);
        assertThat(rig.statistics().pending()).isZero();
        holder.await(Rig.LIMIT).keptTheRules();
        assertThat(Rig.await(rig.numbers("select 7"))).containsExactly(7L);
        waiting.forEach(StrictSubscriber::keptTheRules);
    }

    /** Cancels fall before, into and after every step: the wait, the delivery, the send, the answer, the release. */
    // hibernate-reactive#4133, asyncmy#103
    @Test
    void cancelMayMeetAnyMoment() {
        Rig rig = pool(Rig.SHORT.withPoolSize(2).withAcquireTimeout(Duration.ofSeconds(10)));
        int rounds = Rounds.of(2_000, 10_000);
        int completed = 0;
        for (int round = 0; round < rounds; round++) {
            StrictSubscriber<List<Long>> subscriber = StrictSubscriber.<List<Long>>unbounded();
            rig.numbers("select $1::bigint", (long) round).subscribe(subscriber);
            LockSupport.parkNanos((round % 50) * 20_000L);
            subscriber.cancel();
            assertThat(subscriber.violations()).isSubsetOf("onComplete long after the cancel"); // it was on its way
            if (subscriber.completed()) {
                completed++;
                assertThat(subscriber.values().get(0)).containsExactly((long) round);
            }
        }
        assertThat(completed).as("completed before the cancel").isBetween(rounds / 100, rounds * 99 / 100);
    }

    @Test
    void cancelledStatementIsStoppedOnTheServerAndItsConnectionIsKept() {
        Rig rig = pool(PATIENT);
        long before = Rig.await(pid(rig));
        StrictSubscriber<Object> sleeper =
                StrictSubscriber.unbounded().to(rig.texts("select pg_sleep(60)::text, 'cancelled'"));
        eventually(() -> assertThat(running("'cancelled'")).isEqualTo(1));
        sleeper.cancel();
        assertThat(Rig.await(pid(rig))).isEqualTo(before);
        assertThat(running("'cancelled'")).isZero();
        sleeper.keptTheRules();
    }

    // effect#8068
    @Test
    void stopRequestNeverHitsTheNextStatement() {
        Rig rig = pool(Rig.SHORT.withPoolSize(1).withCancelGrace(Duration.ofMillis(1)));
        for (int round = 0; round < Rounds.of(100, 300); round++) {
            StrictSubscriber<Object> sleeper =
                    StrictSubscriber.unbounded().to(rig.texts("select pg_sleep($1)::text", (round % 10) / 1000.0));
            LockSupport.parkNanos((round % 30) * 100_000L);
            sleeper.cancel();
            assertThat(Rig.await(rig.numbers("select $1::bigint from pg_sleep(0.002)", (long) round)))
                    .containsExactly((long) round);
        }
    }

    @Test
    void cancelledStatementOfATransactionIsStoppedBeforeTheRollback() {
        DATABASE.admin().script("drop table if exists note", "create table note (id int)");
        Rig rig = pool(Rig.SHORT.withPoolSize(1).withStatementTimeout(Duration.ofSeconds(60)));
        StrictSubscriber<Object> subscriber = StrictSubscriber.unbounded()
                .to(rig.transactional(rig.update("insert into note values (1)")
                        .then(rig.texts("select pg_sleep(60)::text, 'in tx'"))));
        eventually(() -> assertThat(running("'in tx'")).isEqualTo(1));
        subscriber.cancel();
        assertThat(Rig.await(rig.numbers("select count(*) from note"))).containsExactly(0L);
    }

    @Test
    void statementStoppedByATimeoutOfTheUserAbortsTheTransaction() {
        Rig rig = pool(Rig.SHORT.withPoolSize(1));
        Mono<Long> impatient = rig.numbers("select count(*) from pg_sleep(5)")
                .map(rows -> rows.get(0))
                .timeout(Duration.ofMillis(50))
                .onErrorReturn(TimeoutException.class, -1L);
        assertThatThrownBy(() -> Rig.await(rig.transactional(impatient)))
                .isInstanceOf(dev.leat.core.error.TransactionAbortedException.class)
                .hasCauseInstanceOf(OperationTimeoutException.class);
    }

    @Test
    void timeoutShorterThanTheQueryStopsIt() {
        Rig rig = pool(Rig.SHORT.withPoolSize(1).withStatementTimeout(Duration.ofSeconds(60)));
        for (int round = 0; round < 5; round++) {
            assertThatThrownBy(() -> Rig.await(
                            rig.texts("select pg_sleep(60)::text, 'timeout'").timeout(Duration.ofMillis(30))))
                    .hasRootCauseInstanceOf(TimeoutException.class);
        }
        assertThat(Rig.await(rig.numbers("select 1"))).containsExactly(1L);
        assertThat(running("'timeout'")).isZero();
    }

    @Test
    void statementThatTakesTooLongIsStoppedAndSaysSo() {
        Rig rig = pool(PATIENT.withStatementTimeout(Duration.ofMillis(100)));
        long before = Rig.await(pid(rig));
        assertThatThrownBy(() -> Rig.await(rig.texts("select pg_sleep(60)::text")))
                .isInstanceOf(OperationTimeoutException.class)
                .hasMessageStartingWith("[StatementTimeout]")
                .hasMessageContaining("100 ms");
        assertThat(Rig.await(pid(rig))).isEqualTo(before);
    }

    @Test
    void statementCancelledByAnotherIsATimeoutThatMayBeRetried() {
        Rig rig = pool(Rig.SHORT.withPoolSize(1));
        StrictSubscriber<Object> sleeper =
                StrictSubscriber.unbounded().to(rig.texts("select pg_sleep(60)::text, 'stop me'"));
        eventually(() -> assertThat(running("'stop me'")).isEqualTo(1));
        DATABASE.admin()
                .update("select pg_cancel_backend(pid) from pg_stat_activity where query like '%stop me%'"
                        + " and pid <> pg_backend_pid()");
        sleeper.await(Rig.LIMIT);
        assertThat(sleeper.error()).isInstanceOf(OperationTimeoutException.class);
    }

    // r2dbc-postgresql#251
    @Test
    void overflowOfTheRowLimitFreesTheConnectionSoon() {
        try (FaultProxy proxy = FaultProxy.before(DATABASE.options());
                Rig rig = Rig.over(
                        DATABASE,
                        ConnectionFactories.get(proxy.through(DATABASE.options())),
                        Rig.SHORT.withStatementTimeout(Duration.ofSeconds(60)).withPoolSize(1))) {
            Rig.await(rig.numbers("select 1"));
            proxy.resetCounts();
            Mono<List<String>> rows =
                    rig.executor().rows(Rig.bound("select generate_series(1, 10000000), 'x'"), row -> "", 1_000);
            assertThatThrownBy(() -> Rig.await(rows))
                    .isInstanceOf(RowLimitException.class)
                    .hasMessageContaining("more than 1000 rows");
            assertThat(Rig.await(rig.numbers("select 1"))).containsExactly(1L);
            assertThat(proxy.serverBytes()).as("of 220 MB").isLessThan(110_000_000);
            rig.check();
        }
    }

    @Test
    void errorOfAMapperStopsALongResult() {
        Rig rig = pool(Rig.SHORT.withPoolSize(1).withStatementTimeout(Duration.ofSeconds(60)));
        IllegalStateException mine = new IllegalStateException("mine");
        Mono<List<Object>> rows = rig.executor()
                .rows(
                        Rig.bound("select generate_series(1, 100000000)"),
                        row -> {
                            throw mine;
                        },
                        1_000);
        assertThatThrownBy(() -> Rig.await(rows)).isSameAs(mine);
        assertThat(Rig.await(rig.numbers("select 1"))).containsExactly(1L);
    }

    @Test
    void badMapperLeavesTheConnectionClean() {
        Rig rig = pool(Rig.SHORT.withPoolSize(1));
        long before = Rig.await(pid(rig));
        List<RowMapper<Object>> mappers = List.of(
                row -> {
                    throw new AssertionError("an Error");
                },
                row -> String.valueOf(row.get(7, ColumnType.STRING)),
                row -> String.valueOf(row.get("nope", ColumnType.STRING)),
                row -> String.valueOf(row.get(0, ColumnType.UUID)),
                CancelIT::nothing,
                new BadNames());
        for (RowMapper<Object> mapper : mappers) {
            Mono<List<Object>> rows =
                    rig.executor().rows(Rig.bound("select n from generate_series(1, $1) n", 600), mapper, 1_000);
            StrictSubscriber<Object> subscriber =
                    StrictSubscriber.unbounded().to(rows).await(Rig.LIMIT).keptTheRules();
            assertThat(subscriber.error()).isNotNull();
            assertThat(Rig.await(pid(rig))).isEqualTo(before);
        }
    }

    @SuppressWarnings("NullAway") // what Java without a checker may do
    private static Object nothing(ResultRow row) {
        return null;
    }

    /** Throws where no row is read yet. */
    private static final class BadNames implements RowMapper<Object> {
        @Override
        public Object map(ResultRow row) {
            return "";
        }

        @Override
        public List<String> columnNames() {
            throw new IllegalStateException("no names");
        }
    }

    @Test
    void rowIsGoneAfterItWasMapped() {
        Rig rig = pool(Rig.SHORT.withPoolSize(1));
        ResultRow kept = Rig.await(rig.executor().rows(Rig.bound("select 1"), row -> row, 10))
                .get(0);
        assertThatThrownBy(() -> kept.get(0, ColumnType.INTEGER)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aThousandOperationsShareAPoolOfOne() {
        Rig rig = pool(Rig.SHORT.withPoolSize(1).withAcquireTimeout(Duration.ofSeconds(10)));
        List<Long> numbers = Rig.await(Flux.range(0, 1_000)
                .flatMap(i -> rig.numbers("select $1::bigint", (long) i), 1_000)
                .map(rows -> rows.get(0))
                .collectSortedList());
        assertThat(numbers).hasSize(1_000).startsWith(0L, 1L, 2L).endsWith(999L);
    }

    // spring-data-r2dbc#194, r2dbc-postgresql#652, jOOQ#12104
    @Test
    void resultsMayBeUsedForFurtherStatementsOnAPoolOfOne() {
        Rig rig = pool(Rig.SHORT.withPoolSize(1).withAcquireTimeout(Duration.ofSeconds(10)));
        for (int rows : new int[] {255, 256, 257, 600}) {
            Mono<Long> pipeline = rig.numbers("select n from generate_series(1, $1) n", rows)
                    .flatMapIterable(all -> all)
                    .flatMap(n -> rig.numbers("select $1::bigint", n))
                    .count();
            assertThat(Rig.await(pipeline)).isEqualTo(rows);
            assertThat(Rig.await(rig.transactional(pipeline).timeout(Rig.LIMIT)))
                    .isEqualTo(rows);
        }
    }
}
