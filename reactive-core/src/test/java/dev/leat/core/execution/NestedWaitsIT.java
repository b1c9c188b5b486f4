package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.Database;
import dev.leat.core.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.util.function.Tuple2;
import reactor.util.function.Tuple3;

/** Nested transactions whose bodies wait for something of the transaction around them. */
class NestedWaitsIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Database LEAT = Database.open(
            DATABASE.url(),
            Settings.DEFAULT
                    .withPoolSize(2)
                    .withAcquireTimeout(Duration.ofSeconds(3))
                    .withStreams(StreamSettings.DEFAULT.withChunk(10)));

    @BeforeEach
    void fill() {
        run("drop table if exists item");
        run("create table item (id int primary key, n int not null)");
        run("insert into item select i, 0 from generate_series(1, 100) i");
    }

    @AfterAll
    static void close() {
        LEAT.close().block(Rig.LIMIT);
    }

    private static void run(String sql) {
        Mono.from(LEAT.sql(sql).update()).block(Rig.LIMIT);
    }

    private static Flux<Integer> ids() {
        return LEAT.sql("select id from item order by id").as(Integer.class).stream();
    }

    private static Mono<Long> touch(int id) {
        return LEAT.sql("update item set n = n + 1 where id = :id")
                .bind("id", id)
                .update();
    }

    private static Mono<Integer> read(int id) {
        return LEAT.sql("select id from item where id = :id")
                .bind("id", id)
                .as(Integer.class)
                .one();
    }

    private static List<Integer> touched() {
        return Rig.await(LEAT.sql("select id from item where n > 0 order by id")
                .as(Integer.class)
                .list());
    }

    private static List<Integer> upTo(int last) {
        return IntStream.rangeClosed(1, last).boxed().toList();
    }

    @RepeatedTest(5)
    void windowsOfAStreamAreReadOn() {
        Mono<Long> body = ids().window(25)
                .concatMap(window -> LEAT.transactional(
                        window.concatMap(NestedWaitsIT::touch).count()))
                .reduce(0L, Long::sum);
        assertThat(Rig.await(LEAT.transactional(body))).isEqualTo(100);
        assertThat(touched()).isEqualTo(upTo(100));
    }

    @Test
    void windowsOfAStreamAreReadOnTwoLevelsBelow() {
        Mono<Long> body = ids().window(25)
                .concatMap(window -> LEAT.transactional(touch(1).then(LEAT.transactional(
                        window.concatMap(NestedWaitsIT::touch).count()))))
                .reduce(0L, Long::sum);
        assertThat(Rig.await(LEAT.transactional(body))).isEqualTo(100);
    }

    @Test
    void windowThatIsUndoneLeavesTheStreamWhereItIs() {
        Mono<Long> body = ids().window(25)
                .concatMap(window -> LEAT.transactional(window.concatMap(id -> touch(id)
                                        .then(id == 30 ? Mono.error(new IllegalStateException()) : Mono.just(1L)))
                                .count())
                        .onErrorReturn(0L))
                .reduce(0L, Long::sum);
        assertThat(Rig.await(LEAT.transactional(body))).isEqualTo(75);
        assertThat(touched()).hasSize(75).doesNotContain(26, 30, 50);
    }

    @Test
    void errorsOfTheServerInNestedOnesLeaveTheStreamAlone() {
        Mono<Long> body = ids().flatMap(
                        id -> LEAT.transactional(LEAT.sql("insert into item values (:id, 1)")
                                        .bind("id", id)
                                        .update())
                                .onErrorResume(duplicate -> touch(id)),
                        8)
                .reduce(0L, Long::sum);
        assertThat(Rig.await(LEAT.transactional(body))).isEqualTo(100);
        assertThat(touched()).isEqualTo(upTo(100));
    }

    @Test
    void streamThatIsSharedIsReadOn() {
        Mono<Long> body = ids().publish(shared -> Flux.zip(
                        shared.window(25)
                                .concatMap(window -> LEAT.transactional(
                                        window.concatMap(NestedWaitsIT::touch).count())),
                        shared.window(25).concatMap(Flux::count)))
                .map(both -> both.getT1() + both.getT2())
                .reduce(0L, Long::sum);
        assertThat(Rig.await(LEAT.transactional(body))).isEqualTo(200);
    }

    @Test
    void streamOnASnapshotIsReadOnOutsideOfTheTransaction() {
        Flux<Long> body = LEAT.consistent(ids())
                .window(25)
                .concatMap(window -> LEAT.transactional(
                        window.concatMap(NestedWaitsIT::touch).count()));
        assertThat(Rig.await(body.reduce(0L, Long::sum))).isEqualTo(100);
    }

    @Test
    void queriesOfTheTransactionAroundRunInOneThatHasWrittenNothing() {
        Mono<Long> body = Flux.range(1, 9)
                .concatMap(NestedWaitsIT::read)
                .window(3)
                .concatMap(window -> LEAT.transactional(window.count()))
                .reduce(0L, Long::sum);
        assertThat(Rig.await(LEAT.transactional(body))).isEqualTo(9);
    }

    /** A nested transaction that waits for nothing of the one around, and a scope between that has written. */
    @Test
    void queriesOvertakeNoWriteAndSeeNothingThatMayBeUndone() {
        Mono<Integer> value =
                LEAT.sql("select n from item where id = 1").as(Integer.class).one();
        Mono<Long> idle = LEAT.transactional(Mono.delay(Duration.ofMillis(300)));
        Mono<Integer> behindAWrite = Mono.zip(idle, touch(1), value).map(Tuple3::getT3);
        assertThat(Rig.await(LEAT.transactional(behindAWrite))).isEqualTo(1);

        Mono<Long> undone = LEAT.transactional(touch(1).then(idle).then(Mono.<Long>error(new IllegalStateException())))
                .onErrorReturn(0L);
        Mono<Integer> behindTwoLevels = Mono.zip(undone, value).map(Tuple2::getT2);
        assertThat(Rig.await(LEAT.transactional(behindTwoLevels))).isEqualTo(1);
    }

    @Test
    void queriesOfTheTransactionAroundAreRefusedBehindOneThatHasWritten() {
        Mono<Long> body = Flux.range(1, 9)
                .concatMap(NestedWaitsIT::read)
                .window(3)
                .concatMap(window -> LEAT.transactional(
                        window.concatMap(NestedWaitsIT::touch).count()))
                .reduce(0L, Long::sum);
        assertThatThrownBy(() -> Rig.await(LEAT.transactional(body))).hasMessageStartingWith("[NestedWait]");
        assertThat(touched()).isEmpty();
    }

    @Test
    void writesOfTheTransactionAroundAreRefused() {
        Mono<Long> body = Mono.defer(() -> {
            Sinks.One<Long> written = Sinks.one();
            Mono<Long> nested = LEAT.transactional(touch(1).then(written.asMono()));
            Mono<Long> outer = touch(2).doOnNext(written::tryEmitValue);
            return Mono.zip(nested, outer).thenReturn(1L);
        });
        assertThatThrownBy(() -> Rig.await(LEAT.transactional(body))).hasMessageStartingWith("[NestedWait]");
        assertThat(touched()).isEmpty();
    }

    @Test
    void nestedOnesThatWaitForEachOtherAreRefused() {
        Mono<Long> body = ids().groupBy(id -> id % 20, 20)
                .flatMap(
                        group -> LEAT.transactional(
                                group.concatMap(NestedWaitsIT::touch).count()),
                        20)
                .reduce(0L, Long::sum);
        assertThatThrownBy(() -> Rig.await(LEAT.transactional(body))).hasMessageStartingWith("[NestedWait]");
        assertThat(touched()).isEmpty();
    }

    /** It would see what may be undone. */
    @Test
    void queryBesideANestedOneThatWritesComesAfterIt() {
        List<String> events = new CopyOnWriteArrayList<>();
        Mono<Long> nested = LEAT.transactional(
                        touch(1).delayElement(Duration.ofMillis(50)).then(touch(2)))
                .doOnNext(done -> events.add("nested"));
        Mono<Integer> outer = read(1).doOnNext(done -> events.add("read"));
        Rig.await(LEAT.transactional(Mono.zip(nested, outer).thenReturn(1L)));
        assertThat(events).containsExactly("nested", "read");
    }

    @Test
    void nestedOneThatTakesItsTimeIsNotDisturbed() {
        Mono<Long> nested =
                LEAT.transactional(touch(1).delayElement(Duration.ofMillis(700)).then(touch(2)));
        Rig.await(LEAT.transactional(Mono.zip(nested, touch(3)).thenReturn(1L)));
        assertThat(touched()).containsExactly(1, 2, 3);
    }
}
