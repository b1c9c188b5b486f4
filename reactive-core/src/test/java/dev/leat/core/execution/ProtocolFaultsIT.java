package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.ConstraintViolationException;
import dev.leat.core.error.LeatException;
import dev.leat.core.error.TransactionAbortedException;
import dev.leat.core.error.UnavailableException;
import dev.leat.core.query.ColumnType;
import dev.leat.core.sql.BoundStatement;
import dev.leat.core.sql.Effect;
import dev.leat.core.sql.Meaning;
import dev.leat.core.testing.ConnectionAccount;
import dev.leat.core.testing.FaultProxy;
import dev.leat.core.testing.StrictSubscriber;
import dev.leat.core.testing.TestDatabase;
import io.r2dbc.spi.ConnectionFactories;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What makes other mappers lose rows, mix up answers or hang on a connection. */
class ProtocolFaultsIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Settings PATIENT = Rig.SHORT
            .withStatementTimeout(Duration.ofSeconds(30))
            .withAcquireTimeout(Duration.ofSeconds(10))
            .withTransactionTimeout(Duration.ofSeconds(30));

    private static final String COPY = "insert into item select unnest($1::bigint[])";

    private @Nullable Rig used;

    @BeforeEach
    void createTable() {
        DATABASE.admin().script("drop table if exists item", "create table item (id bigint primary key)");
    }

    @AfterEach
    void leavesNothingBehind() {
        try (Rig rig = used) {
            if (rig != null) {
                rig.check();
            }
        }
    }

    private Rig pool(int size) {
        Rig rig = Rig.on(DATABASE, PATIENT.withPoolSize(size));
        used = rig;
        return rig;
    }

    private static long pid(Rig rig) {
        return Rig.await(rig.numbers("select pg_backend_pid()")).get(0);
    }

    private static Object numbers(int count) {
        return LongStream.rangeClosed(1, count).boxed().toArray(Long[]::new);
    }

    // r2dbc-postgresql#427, spring-data-r2dbc#428
    @Test
    void writeWhoseRowsNobodyReadsIsExecutedAndItsResultConsumedOnce() {
        Rig one = pool(1);
        Rig.await(one.update("insert into item values ($1)", 1L));
        Rig.await(one.update("insert into item values ($1) returning id", 2L));
        Rig.await(one.numbers("update item set id = id + $1", 10L).then(Mono.just(0)));
        ConnectionAccount account = one.faults().account();
        assertThat(account.results()).isEqualTo(3);
        assertThat(account.consumed()).isEqualTo(3);
        assertThat(account.consumedTwice()).isZero();
        assertThat(DATABASE.admin().count("item where id > 10")).isEqualTo(2);
    }

    // micronaut-data#2373, r2dbc-postgresql#428
    @Test
    void everyResultOfATextOfSeveralStatementsIsRead() {
        Rig one = pool(1);
        BoundStatement inserts = several(
                "insert", "insert into item values (1); insert into item values (2), (3); insert into item values (4)");
        BoundStatement selects = several("select", "select 7; select n from generate_series(1, 2) n; select 8");
        assertThat(Rig.await(one.executor().update(inserts))).isEqualTo(4);
        assertThat(Rig.await(one.executor()
                        .rows(selects, row -> Objects.requireNonNull(row.get(0, ColumnType.LONG)), 9)))
                .containsExactly(7L, 1L, 2L, 8L);
        assertThat(DATABASE.admin().count("item")).isEqualTo(4);
    }

    /** A text that is refused where it comes from a user. */
    private static BoundStatement several(String command, String sql) {
        Effect effect = command.equals("select") ? Effect.READS : Effect.WRITES;
        return new BoundStatement(sql, List.of(), new Meaning(effect, command, Meaning.NO_TABLE, false, false));
    }

    // r2dbc-postgresql#222
    @ParameterizedTest
    @ValueSource(ints = {255, 256, 257, 260, 511, 512, 513, 518, 5_000, 100_000})
    void batchOfAnySizeEndsWithAllItsRows(int rows) {
        Rig one = pool(1);
        assertThat(Rig.await(one.numbers(COPY + " returning id", numbers(rows))))
                .isEqualTo(LongStream.rangeClosed(1, rows).boxed().toList());
        assertThat(DATABASE.admin().count("item")).isEqualTo(rows);
    }

    @Test
    void batchThatIsCancelledOrFailsIsStoredAsAWholeOrNotAtAll() {
        Rig one = pool(1);
        for (int round = 0; round < 100; round++) {
            StrictSubscriber<Object> batch = StrictSubscriber.unbounded().to(one.update(COPY, numbers(1_000)));
            LockSupport.parkNanos(round * 100_000L);
            batch.cancel();
            assertThat(Rig.await(one.numbers("with gone as (delete from item returning 1) select count(*) from gone"))
                            .get(0))
                    .isIn(0L, 1_000L);
        }
        Rig.await(one.update("insert into item values (700)"));
        assertThatThrownBy(() -> Rig.await(one.update(COPY, numbers(1_000))))
                .isInstanceOf(ConstraintViolationException.class);
        assertThat(DATABASE.admin().count("item")).isEqualTo(1);
    }

    // r2dbc-postgresql#118, r2dbc-postgresql#148
    @Test
    void errorAmidTheRowsFailsTheListAndKeepsTheConnection() {
        Rig one = pool(1);
        long before = pid(one);
        Mono<List<Long>> broken = one.numbers("select 1 / (500 - g) from generate_series(1, $1) g", 1_000);
        for (Mono<List<Long>> list : List.of(broken, one.transactional(broken))) {
            StrictSubscriber<Object> subscriber =
                    StrictSubscriber.unbounded().to(list).await(Rig.LIMIT).keptTheRules();
            assertThat(subscriber.values()).isEmpty();
            assertThat(subscriber.error()).isInstanceOf(LeatException.class).hasMessageContaining("22012");
            assertThat(pid(one)).isEqualTo(before);
        }
    }

    // node-postgres#3736, r2dbc-postgresql#595
    @Test
    void resultThatIsCutAtAnyByteNeverLooksComplete() {
        try (FaultProxy proxy = FaultProxy.before(DATABASE.options());
                Rig cut = Rig.over(
                        DATABASE,
                        ConnectionFactories.get(proxy.through(DATABASE.options())),
                        PATIENT.withPoolSize(1))) {
            Mono<List<Long>> rows = cut.numbers("select n from generate_series(1, $1) n", 3);
            Rig.await(rows);
            proxy.resetCounts();
            Rig.await(rows);
            long readyForQuery = 6;
            long answer = proxy.serverBytes() - readyForQuery;
            assertThat(answer).isBetween(50L, 300L);
            for (long bytes = 0; bytes < answer; bytes++) {
                pid(cut);
                proxy.cutAfterServerBytes(bytes);
                StrictSubscriber<Object> subscriber =
                        StrictSubscriber.unbounded().to(rows).await(Rig.LIMIT).keptTheRules();
                assertThat(subscriber.error()).as("after %d bytes", bytes).isInstanceOf(UnavailableException.class);
            }
            cut.check();
        }
    }

    // r2dbc-postgresql#230
    @Test
    void answersBelongToTheirStatementsWhenOneAmongManyFails() {
        Rig one = pool(1);
        Mono<Long> body = Flux.range(0, 1_000)
                .flatMap(i -> echo(one, i == 300 ? "select 1 / ($1::bigint - 300)" : "select $1::bigint", i), 1_000)
                .count();
        assertThatThrownBy(() -> Rig.await(one.transactional(body)))
                .isInstanceOf(TransactionAbortedException.class)
                .hasMessageNotContaining("echo");
        assertThat(Rig.await(body)).isEqualTo(999);
    }

    private static Mono<Long> echo(Rig rig, String sql, long token) {
        return rig.numbers(sql, token)
                .doOnNext(answer -> {
                    if (!answer.equals(List.of(token))) {
                        throw new AssertionError("echo of " + token + " was " + answer);
                    }
                })
                .map(answer -> token)
                .onErrorResume(LeatException.class, failed -> Mono.empty());
    }

    // asyncmy#103, r2dbc-mysql#69
    @Test
    void answersBelongToTheirStatementsInAStormOfCancels() {
        Rig four = pool(4);
        Mono<Long> storm = Flux.range(0, 20_000)
                .flatMap(
                        i -> {
                            int moment = ThreadLocalRandom.current().nextInt(12);
                            Mono<Long> answer = echo(four, "select $1::bigint", i);
                            return moment > 3 ? answer : answer.timeout(Duration.ofMillis(moment), Mono.empty());
                        },
                        64)
                .count();
        assertThat(storm.block(Duration.ofSeconds(30))).isBetween(10_000L, 19_999L);
    }

    // r2dbc-postgresql#717
    @Test
    void rowsStayInOrderWhenTwoThreadsAskForThem() {
        Rig two = pool(2);
        Flux<Long> rows = two.executor().stream(
                        Rig.bound("select n from generate_series(1, $1) n", 20_000),
                        row -> Objects.requireNonNull(row.get(0, ColumnType.LONG)),
                        Flux.error(new AssertionError("no permit")))
                .flatMapIterable(chunk -> chunk, 1);
        StrictSubscriber<Long> subscriber = StrictSubscriber.<Long>demanding(0).to(rows);
        List<Thread> threads = IntStream.range(0, 2)
                .mapToObj(i -> new Thread(() -> IntStream.range(0, 10_001).forEach(j -> subscriber.request(1))))
                .toList();
        threads.forEach(Thread::start);
        subscriber.await(Rig.LIMIT).keptTheRules();
        assertThat(subscriber.values())
                .isEqualTo(LongStream.rangeClosed(1, 20_000).boxed().toList());
    }
}
