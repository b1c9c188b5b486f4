package dev.leat.mapper.it.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.error.DataException;
import dev.leat.core.execution.QueryLog;
import dev.leat.mapper.Crud;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Callers who share a statement share no fault: whoever is at fault gets the error, and everybody else the right answer. */
interface FaultSharingContract extends LookupMap {
    /** Callers at once; the one at {@link #FAULTY} is the one with the fault. */
    int CALLERS = 40;

    int FAULTY = 7;

    /** What makes the row of one caller unreadable. */
    enum RowFault {
        CONSTRUCTOR("label = 'broken'", "label = 'fine'"),
        ENUM("mood = 'ODD'", "mood = 'CALM'"),
        RANGE("weight = 5000000000", "weight = 1");

        private final String broken;
        private final String mended;

        RowFault(String broken, String mended) {
            this.broken = broken;
            this.mended = mended;
        }
    }

    /** How the rows are asked for. */
    enum Call {
        BY_ID,
        BY_UNIQUE_COLUMN,
        TO_ONE,
        TO_MANY,
        COUNT,
        EXISTS
    }

    private void fill() {
        database().admin().update("drop table if exists shard");
        database().admin().update("drop table if exists host");
        database().admin().update("create table host (id bigint primary key, favourite_id bigint)");
        database()
                .admin()
                .update("create table shard (id bigint primary key, code int unique, label varchar(20),"
                        + " mood varchar(20), weight bigint, host_id bigint)");
        for (int n = 1; n <= CALLERS; n++) {
            database().admin().update("insert into host values (" + n + ", " + n + ")");
            database().admin().update("insert into shard values (" + n + ", " + n + ", 'fine', 'CALM', 1, " + n + ")");
        }
        database().clear();
    }

    private Function<Integer, Mono<String>> call(Call call, List<Host> hosts) {
        Crud<Shard, Long> shards = crud(Shard_.entity);
        return switch (call) {
            case BY_ID -> n -> shards.findById((long) n).map(shard -> "" + shard.id());
            case BY_UNIQUE_COLUMN -> n -> shards.where(Shard_.code.eq(n)).one().map(shard -> "" + shard.id());
            case TO_ONE -> n -> host(hosts, n).favourite().load().map(shard -> "" + shard.id());
            case TO_MANY ->
                n -> host(hosts, n)
                        .shards()
                        .load()
                        .map(shard -> "" + shard.id())
                        .single();
            case COUNT -> n -> host(hosts, n).shards().count().map(count -> "" + n * count);
            case EXISTS -> n -> host(hosts, n).shards().exists().map(there -> there ? "" + n : "none");
        };
    }

    private static Host host(List<Host> hosts, int n) {
        return hosts.get(n - 1);
    }

    private static String fault(Throwable error) {
        return error instanceof DataException data
                        && Objects.equals(data.key(), (long) FAULTY)
                        && !String.valueOf(error.getMessage()).contains("secret")
                ? "fault"
                : error.toString();
    }

    private static List<String> expected(boolean faulty) {
        return IntStream.rangeClosed(1, CALLERS)
                .mapToObj(n -> faulty && n == FAULTY ? "fault" : "" + n)
                .toList();
    }

    private Flux<Host> hosts() {
        return crud(Host_.entity).find().orderBy(Host_.id.asc()).list().flatMapIterable(all -> all);
    }

    private List<String> answers(Call call, boolean inTransaction) {
        Flux<String> pipeline = hosts().collectList()
                .flatMapMany(hosts -> Flux.range(1, CALLERS)
                        .flatMapSequential(
                                n -> call(call, hosts).apply(n).onErrorResume(error -> Mono.just(fault(error))),
                                CALLERS));
        return inTransaction
                ? database().listInTransaction(pipeline)
                : database().list(pipeline);
    }

    @ParameterizedTest
    @EnumSource(Call.class)
    default void aRowThatCannotBeReadIsTheErrorOfThoseWhoWaitForItsKey(Call call) {
        fill();
        for (RowFault fault : RowFault.values()) {
            database().admin().update("update shard set " + fault.broken + " where id = " + FAULTY);
            boolean reads = call != Call.COUNT && call != Call.EXISTS;
            database().clear();
            assertThat(answers(call, false)).as("%s outside", fault).isEqualTo(expected(reads));
            assertThat(answers(call, true)).as("%s in a transaction", fault).isEqualTo(expected(reads));
            sentAtMost(6, database());
            database().admin().update("update shard set " + fault.mended + " where id = " + FAULTY);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    default void keysThatDoNotExistAreEmptyBesideAFault(boolean inTransaction) {
        fill();
        database().admin().update("update shard set label = 'broken' where id = " + FAULTY);
        Flux<String> pipeline = numbersOfTheDatabase(CALLERS)
                .flatMapSequential(n -> crud(Shard_.entity)
                        .findById(n <= 10 ? (long) n : -n)
                        .map(shard -> "found")
                        .onErrorResume(error -> Mono.just(fault(error)))
                        .defaultIfEmpty("none"));
        List<String> answers = inTransaction
                ? database().listInTransaction(pipeline)
                : database().list(pipeline);
        assertThat(answers)
                .hasSize(CALLERS)
                .containsOnly("found", "fault", "none")
                .containsOnlyOnce("fault");
        assertThat(answers.get(FAULTY - 1)).isEqualTo("fault");
        assertThat(answers.subList(10, CALLERS)).containsOnly("none");
    }

    @ParameterizedTest
    @EnumSource(Call.class)
    default void aBudgetRefusesItsOwnCallerOnly(Call call) {
        fill();
        List<Host> hosts = database().list(hosts());
        for (int poor : new int[] {1, FAULTY, CALLERS}) {
            QueryLog budget = QueryLog.atMost(0);
            List<Host> fresh = database().list(hosts());
            database().clear();
            List<String> answers = database()
                    .list(crud(Land_.entity)
                            .find()
                            .count()
                            .flatMapMany(ignored -> Flux.range(1, CALLERS)
                                    .flatMapSequential(
                                            n -> call(call, fresh)
                                                    .apply(n)
                                                    .onErrorResume(error -> Mono.just("refused " + n))
                                                    .contextWrite(context -> n == poor
                                                            ? budget.install(context)
                                                            : new QueryLog().install(context)),
                                            CALLERS)));
            List<String> right = new ArrayList<>(expected(false));
            right.set(poor - 1, "refused " + poor);
            assertThat(answers).as("caller %s of %s", poor, hosts.size()).isEqualTo(right);
            sentAtMost(3, database());
        }
    }

    @ParameterizedTest
    @EnumSource(Call.class)
    default void aSubscriberThatThrowsOrLeavesDisturbsNobody(Call call) {
        fill();
        List<Host> hosts = database().list(hosts());
        List<String> answers = database()
                .list(crud(Land_.entity)
                        .find()
                        .count()
                        .flatMapMany(ignored -> Flux.range(1, CALLERS)
                                .flatMapSequential(
                                        n -> {
                                            Mono<String> answer =
                                                    call(call, hosts).apply(n);
                                            Mono<String> odd = n % 2 == 0
                                                    ? answer.timeout(Duration.ofNanos(1), Mono.just("odd"))
                                                    : answer.map(found -> {
                                                                throw new IllegalStateException("thrown");
                                                            })
                                                            .cast(String.class)
                                                            .onErrorReturn("odd");
                                            return n % 5 == 0 ? odd.thenReturn("odd") : answer;
                                        },
                                        CALLERS)));
        assertThat(answers)
                .isEqualTo(IntStream.rangeClosed(1, CALLERS)
                        .mapToObj(n -> n % 5 == 0 ? "odd" : "" + n)
                        .toList());
    }
}
