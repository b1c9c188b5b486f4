package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.Database;
import dev.leat.core.error.UnavailableException;
import dev.leat.core.testing.Eventually;
import dev.leat.core.testing.LogCapture;
import dev.leat.core.testing.StrictSubscriber;
import dev.leat.core.testing.TestDatabase;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Streams on a snapshot: they hold a connection for as long as they are read, and so need permits. */
class SnapshotStreamsIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Settings SETTINGS = Settings.DEFAULT
            .withAcquireTimeout(Duration.ofSeconds(2))
            .withStreams(StreamSettings.DEFAULT.withChunk(10));

    private @Nullable Database opened;

    private Database open(int poolSize) {
        Database database = Database.open(DATABASE.url(), SETTINGS.withPoolSize(poolSize));
        opened = database;
        return database;
    }

    @AfterEach
    void givesPermitsAndConnectionsBack() {
        Database database = opened;
        if (database != null) {
            assertThat(Eventually.problem(Duration.ofSeconds(3), () -> {
                        PoolStatistics now = Objects.requireNonNull(database.statistics());
                        return now.streams() == 0 && now.acquired() == 0 ? null : now.toString();
                    }))
                    .isNull();
            database.close().block(Rig.LIMIT);
        }
    }

    private static Flux<Integer> numbers(Database database) {
        return database.sql("select i from generate_series(1, 1000) i").as(Integer.class).stream();
    }

    private static Mono<Integer> one(Database database) {
        return database.sql("select 1").as(Integer.class).one();
    }

    /** Readers that take one row and then no more. */
    private static List<StrictSubscriber<Integer>> slow(Flux<Integer> stream, int readers) {
        List<StrictSubscriber<Integer>> all = new ArrayList<>();
        for (int i = 0; i < readers; i++) {
            StrictSubscriber<Integer> reader = StrictSubscriber.demanding(1);
            stream.subscribe(reader);
            all.add(reader);
        }
        return all;
    }

    private static void await(Database database, int streams) {
        assertThat(Eventually.problem(
                        Duration.ofSeconds(3),
                        () -> Objects.requireNonNull(database.statistics()).streams() == streams ? null : "not yet"))
                .isNull();
    }

    @Test
    void slowReadersLeaveConnectionsToOthers() {
        Database database = open(4);
        List<StrictSubscriber<Integer>> readers = slow(database.consistent(numbers(database)), 2);
        await(database, 2);
        List<Mono<?>> refused = List.of(
                database.consistent(numbers(database)).then(),
                database.consistent(numbers(database).count()),
                database.consistent(one(database).thenMany(numbers(database)).count()));
        for (Mono<?> stream : refused) {
            assertThatThrownBy(() -> stream.block(Rig.LIMIT))
                    .isInstanceOfSatisfying(
                            UnavailableException.class,
                            error -> assertThat(error.isRetryable()).isTrue())
                    .hasMessageStartingWith("[NoStreamPermit]")
                    .hasMessageContaining("2 of 2 streams")
                    .hasMessageContaining("a pool of 4");
        }
        assertThat(Rig.await(one(database))).isEqualTo(1);
        assertThat(Rig.await(database.consistent(one(database)))).isEqualTo(1);
        assertThat(Rig.await(database.transactional(numbers(database).count()))).isEqualTo(1000);
        readers.forEach(StrictSubscriber::cancel);
        await(database, 0);
        assertThat(Rig.await(database.consistent(numbers(database)).count())).isEqualTo(1000);
    }

    @Test
    void oneSnapshotNeedsOnePermitForAllItsStreams() {
        Database database = open(2);
        Mono<Long> both = database.consistent(
                Mono.zip(numbers(database).count(), numbers(database).count(), Long::sum));
        assertThat(Rig.await(both)).isEqualTo(2000);
        Flux<Integer> merged = database.consistent(Flux.concat(numbers(database), numbers(database)));
        assertThat(Rig.await(merged.count())).isEqualTo(2000);
    }

    @Test
    void refusedOrCancelledScopesKeepNoPermit() {
        Database database = open(2);
        for (int i = 0; i < 50; i++) {
            StrictSubscriber<Integer> reader = StrictSubscriber.demanding(1);
            database.consistent(numbers(database)).subscribe(reader);
            reader.cancel();
        }
        await(database, 0);
        assertThatThrownBy(() -> database.consistent(Flux.error(new IllegalStateException("mine")))
                        .blockLast(Rig.LIMIT))
                .hasMessage("mine");
        await(database, 0);
    }

    @Test
    void whereThereCanBeNoPermitsTheyRunAndOneLineSaysSo() {
        Database single = open(1);
        Database unknown = Database.of(DATABASE.connections(), SETTINGS);
        for (Database database : List.of(single, unknown)) {
            List<String> lines = LogCapture.of("dev.leat.streams", () -> {
                for (int i = 0; i < 3; i++) {
                    assertThat(Rig.await(database.consistent(numbers(database)).count()))
                            .isEqualTo(1000);
                    assertThat(Rig.await(database.consistent(numbers(database).count())))
                            .isEqualTo(1000);
                }
            });
            assertThat(lines).hasSize(1);
        }
    }

    @Test
    void onSomeoneElsesConnectionNoneIsNeeded() {
        ConnectionPool pool = DATABASE.pool(2);
        Database database = Database.of(pool, SETTINGS);
        StrictSubscriber<Integer> reader = StrictSubscriber.demanding(1);
        database.consistent(numbers(database)).subscribe(reader);
        Connection own = Objects.requireNonNull(pool.create().block(Rig.LIMIT));
        Mono<Long> there = database.on(
                ExternalConnection.of(own),
                database.consistent(numbers(database)).count());
        assertThat(Rig.await(there)).isEqualTo(1000);
        reader.cancel();
        Mono.from(own.close()).block(Rig.LIMIT);
        assertThat(Eventually.problem(
                        Duration.ofSeconds(3),
                        () -> Objects.requireNonNull(database.statistics()).streams() == 0 ? null : "still"))
                .isNull();
        pool.disposeLater().block(Rig.LIMIT);
    }

    @Test
    void twoStreamsOnOneConnectionDoNotMeet() {
        Connection own = Objects.requireNonNull(
                Mono.<Connection>from(DATABASE.connections().create()).block(Rig.LIMIT));
        Mono.from(own.beginTransaction()).block(Rig.LIMIT);
        Database one = Database.of(DATABASE.connections(), SETTINGS);
        Database other = Database.of(DATABASE.connections(), SETTINGS);
        ExternalConnection shared = ExternalConnection.of(own);
        Mono<Long> counts = Flux.merge(
                        one.on(shared, numbers(one).count()),
                        one.on(shared, numbers(one).count()),
                        other.on(shared, numbers(other).count()))
                .reduce(0L, Long::sum);
        assertThat(Rig.await(counts)).isEqualTo(3000);
        Mono.from(own.close()).block(Rig.LIMIT);
    }
}
