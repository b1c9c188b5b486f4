package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.error.DatabaseFailureException;
import dev.leat.core.error.LeatException;
import dev.leat.core.error.OperationTimeoutException;
import dev.leat.core.error.RowLimitException;
import dev.leat.core.error.UnavailableException;
import dev.leat.core.query.ColumnType;
import dev.leat.core.testing.Eventually;
import dev.leat.core.testing.FaultProxy;
import dev.leat.core.testing.Rounds;
import dev.leat.core.testing.StrictSubscriber;
import dev.leat.core.testing.TestDatabase;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactories;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Streams on PostgreSQL: what they hold, for how long, and what is left when they end in whichever way. */
class StreamIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final int CHUNK = 100;
    private static final Settings SETTINGS = Rig.SHORT
            .withPoolSize(2)
            .withAcquireTimeout(Duration.ofSeconds(5))
            .withStatementTimeout(Duration.ofSeconds(5))
            .withCloseTimeout(Duration.ofSeconds(2))
            .withStreams(StreamSettings.DEFAULT.withChunk(CHUNK));

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
                assertThat(Eventually.problem(
                                Duration.ofSeconds(3),
                                () -> rig.statistics().streams() == 0
                                        ? null
                                        : "streams: " + rig.statistics().streams()))
                        .isNull();
                rig.check();
            }
        }
    }

    private static Flux<List<Long>> chunks(Rig rig, String sql, Object... values) {
        StatementExecutor executor = rig.executor();
        RowMapper<Long> mapper = row -> Objects.requireNonNull(row.get(0, ColumnType.LONG));
        return executor.stream(Rig.bound(sql, values), mapper, executor.drained(Rig.bound(sql, values), mapper));
    }

    private static Flux<Long> numbers(Rig rig, String sql, Object... values) {
        return chunks(rig, sql, values).flatMapIterable(rows -> rows, 1);
    }

    private static Flux<List<Long>> series(Rig rig, long rows) {
        return chunks(rig, "select n from generate_series(1, $1) n", rows);
    }

    private static void free(Rig rig) {
        assertThat(Eventually.problem(
                        Duration.ofSeconds(3),
                        () -> rig.statistics().acquired() == 0
                                        && rig.statistics().streams() == 0
                                ? null
                                : rig.statistics().toString()))
                .isNull();
    }

    private static void arrives(StrictSubscriber<?> subscriber, int count) {
        assertThat(Eventually.problem(
                        Duration.ofSeconds(5),
                        () -> subscriber.values().size() >= count
                                ? null
                                : subscriber.values().size() + " values, " + subscriber.error()))
                .isNull();
    }

    private static long running(String part) {
        return DATABASE.admin()
                .count(
                        "pg_stat_activity where state = 'active' and pid <> pg_backend_pid() and query like $1",
                        "%" + part + "%");
    }

    @Test
    void rowsComeCompletelyAndInOrderWhateverTheDemand() {
        Rig rig = pool(SETTINGS);
        for (long rows : new long[] {0, 1, 99, 100, 101, 102, 201, 202, 203, 303, 1_000}) {
            List<Long> expected = LongStream.rangeClosed(1, rows).boxed().toList();
            StrictSubscriber<List<Long>> all = StrictSubscriber.<List<Long>>unbounded()
                    .to(series(rig, rows))
                    .await(Rig.LIMIT)
                    .keptTheRules();
            assertThat(all.completed()).isTrue();
            assertThat(all.values().stream().flatMap(List::stream).toList()).isEqualTo(expected);
            StrictSubscriber<List<Long>> one =
                    StrictSubscriber.<List<Long>>demanding(1).to(series(rig, rows));
            for (int n = 1; n <= 12 && !one.endsWithin(Duration.ofMillis(20)); n++) {
                one.request(1);
            }
            one.await(Rig.LIMIT).keptTheRules();
            assertThat(one.values().stream().flatMap(List::stream).toList()).isEqualTo(expected);
        }
    }

    @Test
    void resultThatFitsIntoAChunkIsOneStatementAndFreesItsConnectionUnasked() {
        Rig rig = pool(SETTINGS);
        for (long rows : new long[] {CHUNK - 1, CHUNK}) {
            QueryLog counter = new QueryLog();
            StrictSubscriber<Object> lazy =
                    StrictSubscriber.demanding(0).to(series(rig, rows).contextWrite(counter::install));
            free(rig);
            assertThat(counter.statements()).isEqualTo(1);
            assertThat(lazy.values()).isEmpty();
            lazy.request(1);
            lazy.await(Rig.LIMIT).keptTheRules();
            assertThat(lazy.completed()).isTrue();
        }
        StrictSubscriber<Object> longer = StrictSubscriber.demanding(1).to(series(rig, CHUNK + 1));
        arrives(longer, 1);
        assertThat(rig.statistics().streams()).isEqualTo(1);
        assertThat(rig.statistics().acquired()).isEqualTo(1);
        longer.request(1);
        longer.await(Rig.LIMIT).keptTheRules();
    }

    @Test
    void emptyResultCompletesWithoutDemand() {
        Rig rig = pool(SETTINGS);
        StrictSubscriber<Object> none = StrictSubscriber.demanding(0).to(series(rig, 0));
        none.await(Rig.LIMIT).keptTheRules();
        assertThat(none.completed()).isTrue();
    }

    @Test
    void serverSendsOneChunkAndNoMoreUntilItIsAskedFor() {
        try (FaultProxy proxy = FaultProxy.before(DATABASE.options());
                Rig rig = Rig.over(DATABASE, ConnectionFactories.get(proxy.through(DATABASE.options())), SETTINGS)) {
            String wide = "select n, repeat('x', 1000) from generate_series(1, $1) n";
            Rig.await(chunks(rig, wide, 10).then(Mono.just(1)));
            proxy.resetCounts();
            StrictSubscriber<Object> slow = StrictSubscriber.demanding(1).to(chunks(rig, wide, 1_000_000));
            arrives(slow, 1);
            Eventually.pause(100);
            assertThat(proxy.serverBytes()).isBetween(100_000L, 120_000L);
            slow.cancel();
            free(rig);
            assertThat(proxy.serverBytes()).isLessThan(120_000L);
            slow.keptTheRules();
            rig.check();
        }
    }

    // r2dbc-postgresql#251, r2dbc-postgresql#242
    @Test
    void takeOfAFewRowsStopsTheServerAtOnce() {
        Rig rig = pool(SETTINGS);
        long before = pid(rig);
        assertThat(Rig.await(numbers(rig, "select n from generate_series(1, $1) n", 1_000_000)
                        .take(10)
                        .collectList()))
                .hasSize(10);
        free(rig);
        assertThat(Rig.await(numbers(rig, "select n from generate_series(1, 1000000) n")
                        .take(10)
                        .collectList()))
                .hasSize(10);
        free(rig);
        assertThat(pid(rig)).isEqualTo(before);
        assertThat(running("generate_series")).isZero();
    }

    private static long pid(Rig rig) {
        return Rig.await(rig.numbers("select pg_backend_pid()")).get(0);
    }

    @Test
    void cancelledWithinAChunkTheStatementIsStoppedAndTheConnectionKept() {
        Rig rig = pool(SETTINGS);
        long before = pid(rig);
        for (String sql : List.of(
                "select n, pg_sleep(0.05)::text, 'away' from generate_series(1, 1000) n where n > $1",
                "select n, pg_sleep(0.05)::text, 'away' from generate_series(1, 1000) n")) {
            StrictSubscriber<Object> subscriber =
                    StrictSubscriber.unbounded().to(sql.contains("$1") ? chunks(rig, sql, 0) : chunks(rig, sql));
            assertThat(Eventually.problem(Rig.LIMIT, () -> running("'away'") == 1 ? null : "not running"))
                    .isNull();
            subscriber.cancel();
            free(rig);
            assertThat(running("'away'")).isZero();
            assertThat(pid(rig)).isEqualTo(before);
            subscriber.keptTheRules();
        }
    }

    /** Cancels fall before, into and after every step. */
    @Test
    void cancelMayMeetAnyMomentOfAStream() {
        Rig rig = pool(SETTINGS);
        int completed = 0;
        int rounds = Rounds.of(600, 3_000);
        for (int round = 0; round < rounds; round++) {
            StrictSubscriber<List<Long>> subscriber = StrictSubscriber.<List<Long>>unbounded();
            (round % 2 == 0
                            ? chunks(rig, "select $1::bigint from generate_series(1, 250)", (long) round)
                            : chunks(rig, "select " + round + "::bigint from generate_series(1, 250)"))
                    .subscribe(subscriber);
            LockSupport.parkNanos((round % 60) * 40_000L);
            subscriber.cancel();
            assertThat(subscriber.violations()).isSubsetOf("onComplete long after the cancel"); // it was on its way
            completed += subscriber.completed() ? 1 : 0;
            for (List<Long> chunk : subscriber.values()) {
                assertThat(chunk).containsOnly((long) round);
            }
        }
        assertThat(completed).isBetween(rounds / 100, rounds * 99 / 100);
    }

    @Test
    void errorOfTheMapperEndsTheStreamAndKeepsTheConnection() {
        Rig rig = pool(SETTINGS);
        long before = pid(rig);
        IllegalStateException mine = new IllegalStateException("mine");
        for (long bad : new long[] {1, 50, 101, 102, 150, 202, 250}) {
            Flux<List<Long>> stream = rig.executor().stream(
                    Rig.bound("select n from generate_series(1, $1) n", 1_000_000),
                    row -> {
                        Long number = Objects.requireNonNull(row.get(0, ColumnType.LONG));
                        if (number == bad) {
                            throw mine;
                        }
                        return number;
                    },
                    Flux.error(new AssertionError("no permit")));
            StrictSubscriber<List<Long>> subscriber = StrictSubscriber.<List<Long>>unbounded()
                    .to(stream)
                    .await(Rig.LIMIT)
                    .keptTheRules();
            assertThat(subscriber.error()).isSameAs(mine);
            assertThat(subscriber.values()).hasSize((int) (bad - 1) / (CHUNK + 1));
            assertThat(rig.statistics().acquired()).isZero();
            assertThat(pid(rig)).isEqualTo(before);
        }
    }

    // r2dbc-postgresql#148, r2dbc-postgresql#118
    @Test
    void errorOfTheServerAmidTheRowsIsSignalledAfterTheChunksBefore() {
        Rig rig = pool(SETTINGS);
        long before = pid(rig);
        StrictSubscriber<List<Long>> subscriber = StrictSubscriber.<List<Long>>unbounded()
                .to(chunks(rig, "select 1 / (500 - g) from generate_series(1, $1) g", 1_000))
                .await(Rig.LIMIT)
                .keptTheRules();
        assertThat(subscriber.error()).isInstanceOf(LeatException.class).hasMessageContaining("22012");
        assertThat(subscriber.values()).hasSize(499 / (CHUNK + 1));
        assertThat(pid(rig)).isEqualTo(before);
    }

    // vertx-sql-client#837, r2dbc-postgresql#595
    @Test
    void connectionLostBetweenChunksIsARetryableErrorAndNeverAnEnd() {
        Rig rig = pool(SETTINGS);
        for (Flux<List<Long>> stream : List.of(
                series(rig, 1_000_000),
                chunks(rig, "select n from generate_series(1, 1000000) n"),
                rig.executor().consistent(series(rig, 1_000_000)))) {
            StrictSubscriber<List<Long>> subscriber =
                    StrictSubscriber.<List<Long>>demanding(1).to(stream);
            arrives(subscriber, 1);
            DATABASE.admin()
                    .update("select pg_terminate_backend(pid) from pg_stat_activity where application_name = '"
                            + DATABASE.applicationName() + "'");
            subscriber.request(Long.MAX_VALUE);
            subscriber.await(Rig.LIMIT).keptTheRules();
            assertThat(subscriber.error()).isInstanceOf(UnavailableException.class);
            assertThat(Rig.await(rig.numbers("select 7"))).containsExactly(7L);
        }
    }

    @Test
    void timeLimitIsForAChunkAndNotForTheConsumer() {
        Rig rig = pool(SETTINGS.withStatementTimeout(Duration.ofMillis(300)));
        long before = pid(rig);
        StrictSubscriber<Object> slow = StrictSubscriber.demanding(1).to(series(rig, 250));
        arrives(slow, 1);
        Eventually.pause(500);
        slow.request(10);
        slow.await(Rig.LIMIT).keptTheRules();
        assertThat(slow.completed()).isTrue();
        StrictSubscriber<Object> late = StrictSubscriber.unbounded()
                .to(chunks(rig, "select n, pg_sleep(0.01) from generate_series(1, $1) n", 1_000))
                .await(Rig.LIMIT)
                .keptTheRules();
        assertThat(late.error())
                .isInstanceOf(OperationTimeoutException.class)
                .hasMessageStartingWith("[StatementTimeout]");
        assertThat(pid(rig)).isEqualTo(before);
    }

    @Test
    void userTimeoutShorterThanTheQueryStopsIt() {
        Rig rig = pool(SETTINGS);
        for (int round = 0; round < 3; round++) {
            StrictSubscriber<Object> subscriber = StrictSubscriber.unbounded()
                    .to(chunks(rig, "select pg_sleep(60)::text, 'short' from generate_series(1, $1)", 5)
                            .timeout(Duration.ofMillis(50)))
                    .await(Rig.LIMIT);
            assertThat(subscriber.error()).isInstanceOf(java.util.concurrent.TimeoutException.class);
        }
        free(rig);
        assertThat(running("'short'")).isZero();
        assertThat(Rig.await(rig.numbers("select 1"))).containsExactly(1L);
    }

    @Test
    void permitsAreHalfThePoolAndNeverAllOfIt() {
        assertThat(List.of(1, 2, 3, 10).stream()
                        .map(size -> permits(null, size))
                        .toList())
                .containsExactly(0, 1, 1, 5);
        assertThat(permits(7, 4)).isEqualTo(3);
        assertThat(permits(0, 4)).isZero();
        assertThat(permits(null, null)).isZero();
        assertThat(permits(2, null)).isEqualTo(2);
    }

    private static int permits(@Nullable Integer set, @Nullable Integer poolSize) {
        StreamPermits permits = StreamPermits.of(StreamSettings.DEFAULT.withPermits(set), poolSize);
        int taken = 0;
        while (taken < 100 && permits.tryTake()) {
            taken++;
        }
        return taken;
    }

    @Test
    void poolOfTheUserTellsItsSizeAndItsNumbers() {
        ConnectionPool pool = DATABASE.pool(4);
        try {
            Connections connections = Connections.of(pool, SETTINGS.withPoolSize(20));
            StatementExecutor executor = connections.executor();
            List<StrictSubscriber<Object>> open = new ArrayList<>();
            RowMapper<Long> mapper = row -> 1L;
            for (int i = 0; i < 3; i++) {
                open.add(StrictSubscriber.demanding(1)
                        .to(executor.stream(
                                Rig.bound("select generate_series(1, $1)", 1_000), mapper, Flux.just(List.of(-1L)))));
            }
            open.forEach(stream -> arrives(stream, 1));
            assertThat(open.get(2).values()).isEqualTo(List.of(List.of(-1L)));
            PoolStatistics statistics = Objects.requireNonNull(connections.statistics());
            assertThat(statistics.streams()).isEqualTo(2);
            assertThat(statistics.max()).isEqualTo(4);
            open.forEach(StrictSubscriber::cancel);
            assertThat(Eventually.problem(
                            Duration.ofSeconds(3),
                            () -> Objects.requireNonNull(connections.statistics())
                                                    .acquired()
                                            == 0
                                    ? null
                                    : "acquired"))
                    .isNull();
        } finally {
            pool.disposeLater().block(Rig.LIMIT);
        }
    }

    @Test
    void whereNoPermitCanEverBeARowLimitIsNotRetryable() {
        Rig rig = pool(SETTINGS.withPoolSize(1).withRowLimit(150));
        StrictSubscriber<Object> small = StrictSubscriber.unbounded()
                .to(series(rig, 150))
                .await(Rig.LIMIT)
                .keptTheRules();
        assertThat(small.values()).hasSize(2);
        StrictSubscriber<Object> large = StrictSubscriber.unbounded()
                .to(series(rig, 151))
                .await(Rig.LIMIT)
                .keptTheRules();
        assertThat(large.error())
                .isInstanceOf(RowLimitException.class)
                .hasMessageStartingWith("[NoStreamPermit]")
                .hasMessageContaining("0 of 0 streams are running on a pool of 1");
    }

    @Test
    void withoutAFreePermitARowLimitIsARetryableErrorThatNamesThePool() {
        Rig rig = pool(SETTINGS.withPoolSize(2).withRowLimit(150));
        StrictSubscriber<Object> holding = StrictSubscriber.demanding(1).to(series(rig, 1_000));
        Eventually.problem(Rig.LIMIT, () -> holding.values().isEmpty() ? "no chunk" : null);
        assertThat(holding.values()).hasSize(1);
        StrictSubscriber<Object> large = StrictSubscriber.unbounded()
                .to(series(rig, 151))
                .await(Rig.LIMIT)
                .keptTheRules();
        assertThat(large.error())
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith("[NoStreamPermit]")
                .hasMessageContaining("1 of 1 streams are running on a pool of 2");
        holding.cancel();
    }

    @Test
    void slowExportsLeaveAConnectionToShortOperations() {
        Rig rig = pool(SETTINGS.withPoolSize(4));
        Flux<Long> export = numbers(rig, "select n from generate_series(1, $1) n", 600)
                .limitRate(10)
                .delayUntil(n -> n % 50 == 0 ? Mono.delay(Duration.ofMillis(10)) : Mono.empty());
        Mono<Long> exports = Flux.range(0, 12).flatMap(i -> export, 12).count();
        Mono<Long> lookups = Flux.range(0, 1_000)
                .flatMap(i -> rig.numbers("select $1::bigint", (long) i), 16)
                .count();
        var both = Rig.await(Mono.zip(exports, lookups));
        assertThat(both.getT1()).isEqualTo(12 * 600);
        assertThat(both.getT2()).isEqualTo(1_000);
    }

    /** The driver prepares anew in the wrong order when it has a fetch size, and the server answers 08P01. */
    @Test
    void tableThatHasChangedSinceTheStatementWasPreparedIsReadAllTheSame() {
        DATABASE.admin().script("drop table if exists changing", "create table changing (id bigint)");
        DATABASE.admin().update("insert into changing select generate_series(1, 250)");
        Rig rig = pool(SETTINGS);
        long before = pid(rig);
        for (int round = 0; round < 4; round++) {
            assertThat(Rig.await(numbers(rig, "select * from changing where id <= $1", 1_000)
                            .count()))
                    .isEqualTo(250);
            DATABASE.admin().script("alter table changing add column c" + round + " int");
        }
        assertThat(pid(rig)).isEqualTo(before);
    }

    @Test
    void statementThatWritesIsReadToItsEndBeforeItIsEmitted() {
        DATABASE.admin().script("drop table if exists written", "create table written (id bigint)");
        Rig rig = pool(SETTINGS);
        StrictSubscriber<Object> one = StrictSubscriber.demanding(1)
                .to(chunks(rig, "insert into written select generate_series(1, $1) returning id", 500));
        arrives(one, 1);
        free(rig);
        one.cancel();
        assertThat(Rig.await(rig.numbers("select count(*) from written"))).containsExactly(500L);
    }

    @Test
    void inATransactionEachChunkIsAFetchAndOtherStatementsRunInBetween() {
        Rig rig = pool(SETTINGS.withPoolSize(1));
        for (long rows : new long[] {0, 99, 100, 101, 102, 600}) {
            QueryLog counter = new QueryLog();
            Mono<List<Long>> nested = numbers(rig, "select n from generate_series(1, $1) n", rows)
                    .concatMap(n ->
                            n % 100 == 0 ? rig.numbers("select $1::bigint", n).map(l -> l.get(0)) : Mono.just(n))
                    .collectList();
            List<Long> read = Rig.await(rig.transactional(nested).contextWrite(counter::install));
            assertThat(read).isEqualTo(LongStream.rangeClosed(1, rows).boxed().toList());
            assertThat(counter.statements()).isEqualTo(rows / (CHUNK + 1) + 1 + rows / 100);
        }
    }

    @Test
    void takeInATransactionClosesTheCursorAndTheNextStatementStartsAtOnce() {
        try (FaultProxy proxy = FaultProxy.before(DATABASE.options());
                Rig rig = Rig.over(
                        DATABASE,
                        ConnectionFactories.get(proxy.through(DATABASE.options())),
                        SETTINGS.withPoolSize(1))) {
            Rig.await(rig.numbers("select 1"));
            proxy.resetCounts();
            QueryLog counter = new QueryLog();
            Mono<Long> body = numbers(rig, "select n, repeat('x', 1000) from generate_series(1, $1) n", 1_000_000)
                    .take(10)
                    .count()
                    .flatMap(ten ->
                            rig.numbers("select count(*) from pg_cursors").map(open -> open.get(0) * 100 + ten));
            assertThat(Rig.await(rig.transactional(body).contextWrite(counter::install)))
                    .isEqualTo(10);
            assertThat(counter.statements()).isEqualTo(2);
            assertThat(proxy.serverBytes()).isLessThan(120_000L);
            rig.check();
        }
    }

    @Test
    void errorsWithinATransactionEndItAndLeaveItsConnectionClean() {
        Rig rig = pool(SETTINGS.withPoolSize(1));
        for (Flux<Long> bad : List.of(
                numbers(rig, "select 1 / (500 - g) from generate_series(1, $1) g", 1_000),
                numbers(rig, "select nonsense from generate_series(1, $1) g", 1_000),
                numbers(rig, "select g from generate_series(1, $1) g", 1_000).doOnNext(n -> {
                    if (n == 300) {
                        throw new IllegalArgumentException("mine");
                    }
                }))) {
            StrictSubscriber<Object> subscriber = StrictSubscriber.unbounded()
                    .to(rig.transactional(bad.count()))
                    .await(Rig.LIMIT)
                    .keptTheRules();
            assertThat(subscriber.error()).isNotNull().isNotInstanceOf(DatabaseFailureException.class);
            free(rig);
        }
    }

    // r2dbc-postgresql#717
    @Test
    void rowsStayInOrderWhenTheyAreConsumedOnAnotherThread() {
        Rig rig = pool(SETTINGS);
        Flux<Long> hopping = numbers(rig, "select n from generate_series(1, $1) n", 50_000)
                .publishOn(Schedulers.parallel(), 7)
                .publishOn(Schedulers.boundedElastic(), 3);
        assertThat(Rig.await(hopping.collectList()))
                .isEqualTo(LongStream.rangeClosed(1, 50_000).boxed().toList());
    }
}
