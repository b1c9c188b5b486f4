package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.Database;
import dev.leat.core.error.LeatException;
import dev.leat.core.testing.DroppedSignals;
import dev.leat.core.testing.Eventually;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.pool.ConnectionPoolConfiguration;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;

/** Code of the user's that throws where it must not, on a pool of one: the operation ends, and the next one runs. */
class ThrownByUsersIT {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final Database database = Database.open(
            "r2dbc:h2:mem:///thrown" + NUMBERS.incrementAndGet(),
            Settings.DEFAULT.withPoolSize(1).withAcquireTimeout(Duration.ofSeconds(2)));

    private final DroppedSignals dropped = DroppedSignals.install();

    @BeforeEach
    void createTable() {
        Rig.await(database.sql("create table item (id int primary key)").update());
    }

    @AfterEach
    void givesTheConnectionBack() {
        try (dropped) {
            assertThat(Eventually.problem(Duration.ofSeconds(3), () -> {
                        PoolStatistics numbers = Objects.requireNonNull(database.statistics());
                        return numbers.acquired() == 0 && numbers.pending() == 0 ? null : numbers.toString();
                    }))
                    .isNull();
            assertThat(Rig.await(read(database))).isEqualTo(1);
        } finally {
            database.close().block(Rig.LIMIT);
        }
    }

    private static Mono<Integer> read(Database on) {
        return on.sql("select 1").as(Integer.class).one();
    }

    private static Map<String, Mono<?>> operations(Database on) {
        Map<String, Mono<?>> all = new TreeMap<>();
        all.put("read", read(on));
        all.put("stream", on.sql("select 1").as(Integer.class).stream().collectList());
        all.put("transaction", on.transactional(read(on)));
        all.put("nested", on.transactional(on.transactional(read(on))));
        all.put("snapshot", on.consistent(read(on)));
        all.put(
                "snapshot of many",
                on.consistent(on.sql("select 1").as(Integer.class).all()).collectList());
        return all;
    }

    static Stream<Arguments> thrown() {
        List<Throwable> kinds = List.of(
                new IllegalStateException("mine"), new AssertionError("mine"), new NoClassDefFoundError("mine"));
        return operations(Database.open("r2dbc:h2:mem:///names")).keySet().stream()
                .flatMap(name -> kinds.stream().map(kind -> Arguments.of(name, kind)));
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void observerThatGivesNoWatchEndsTheOperation(String name, Throwable kind) {
        Database observed = database.observed(context -> {
            throw sneaky(kind);
        });
        assertThatThrownBy(() ->
                        Objects.requireNonNull(operations(observed).get(name)).block(Rig.LIMIT))
                .satisfies(thrown -> assertThat(Stream.iterate(thrown, Objects::nonNull, Throwable::getCause))
                        .anyMatch(cause -> String.valueOf(cause.getMessage()).contains("mine")));
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void watchThatThrowsChangesNothing(String name, Throwable kind) {
        Database sending = database.observed(context -> statement -> {
            throw sneaky(kind);
        });
        Database ending = database.observed(context -> statement -> (rows, nanos, error) -> {
            throw sneaky(kind);
        });
        for (Database observed : List.of(sending, ending)) {
            assertThat((Object) Objects.requireNonNull(operations(observed).get(name))
                            .block(Rig.LIMIT))
                    .isIn(1, List.of(1));
        }
        assertThat(dropped.errors()).contains(kind);
    }

    @Test
    void droppedErrorHookThatThrowsChangesNothing() {
        Hooks.onErrorDropped(error -> {
            throw new IllegalStateException("hook", error);
        });
        Database observed = database.observed(context -> statement -> (rows, nanos, error) -> {
            throw new AssertionError("mine");
        });
        assertThat(Rig.await(observed.transactional(read(observed)))).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void bodyWhoseCancelThrowsIsRolledBack(String name, Throwable kind) {
        Mono<Integer> never = new Mono<>() {
            @Override
            public void subscribe(CoreSubscriber<? super Integer> actual) {
                actual.onSubscribe(new Subscription() {
                    @Override
                    public void request(long demand) {}

                    @Override
                    public void cancel() {
                        throw sneaky(kind);
                    }
                });
            }
        };
        TransactionOptions brief = TransactionOptions.DEFAULT.withTimeout(Duration.ofMillis(50));
        assertThatThrownBy(() -> database.transactional(brief, never).block(Rig.LIMIT))
                .hasMessageContaining("[TransactionTimeout]");
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void bodyThatThrowsOnRequestOrSubscriptionIsRolledBack(String name, Throwable kind) {
        Flux<Integer> onRequest = new Flux<>() {
            @Override
            public void subscribe(CoreSubscriber<? super Integer> actual) {
                actual.onSubscribe(new Subscription() {
                    @Override
                    public void request(long demand) {
                        throw sneaky(kind);
                    }

                    @Override
                    public void cancel() {}
                });
            }
        };
        Flux<Integer> onSubscribe = new Flux<>() {
            @Override
            public void subscribe(CoreSubscriber<? super Integer> actual) {
                throw sneaky(kind);
            }
        };
        for (Flux<Integer> body : List.of(onRequest, onSubscribe)) {
            assertThatThrownBy(() -> database.consistent(body).collectList().block(Rig.LIMIT))
                    .hasStackTraceContaining("mine");
            assertThatThrownBy(() -> database.transactional(body.next()).block(Rig.LIMIT))
                    .hasStackTraceContaining("mine");
        }
    }

    @ParameterizedTest
    @MethodSource("thrown")
    void subscriberThatThrowsEndsItsScope(String name, Throwable kind) throws InterruptedException {
        for (String signal : List.of("onNext", "onComplete", "onError")) {
            Flux<Integer> body = signal.equals("onError")
                    ? Flux.error(new IllegalStateException("body"))
                    : database.sql("select 1").as(Integer.class).all();
            CountDownLatch reached = new CountDownLatch(1);
            database.consistent(body).subscribe(new Throwing<>(signal, kind, reached));
            assertThat(reached.await(5, TimeUnit.SECONDS)).isTrue();
            CountDownLatch single = new CountDownLatch(1);
            database.transactional(body.next()).subscribe(new Throwing<>(signal, kind, single));
            assertThat(single.await(5, TimeUnit.SECONDS)).isTrue();
            assertThat(Rig.await(read(database))).isEqualTo(1);
        }
    }

    @Test
    void snapshotOfManyOnAClosedConnectionEndsWithAnError() {
        ConnectionPool pool = new ConnectionPool(ConnectionPoolConfiguration.builder(
                        ConnectionFactories.get("r2dbc:h2:mem:///closed?options=DB_CLOSE_DELAY=-1"))
                .maxSize(1)
                .build());
        Database brought = Database.of(pool);
        Connection connection = Objects.requireNonNull(pool.create().block(Rig.LIMIT));
        Mono.from(connection.close()).block(Rig.LIMIT);
        ExternalConnection closed = ExternalConnection.of(connection);
        Mono<List<Integer>> many = brought.consistent(
                        brought.sql("select 1").as(Integer.class).all())
                .collectList();
        assertThatThrownBy(() -> brought.on(closed, many).block(Rig.LIMIT)).isInstanceOf(LeatException.class);
        assertThatThrownBy(() ->
                        brought.on(closed, brought.consistent(read(brought))).block(Rig.LIMIT))
                .isInstanceOf(LeatException.class);
        pool.disposeLater().block(Rig.LIMIT);
    }

    private static RuntimeException sneaky(Throwable kind) {
        if (kind instanceof Error error) {
            throw error;
        }
        return (RuntimeException) kind;
    }

    /** Throws at one of its signals. */
    private record Throwing<T>(String signal, Throwable kind, CountDownLatch reached) implements CoreSubscriber<T> {
        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(T item) {
            fail("onNext");
        }

        @Override
        public void onError(Throwable error) {
            fail("onError");
        }

        @Override
        public void onComplete() {
            fail("onComplete");
        }

        private void fail(String now) {
            if (now.equals(signal)) {
                reached.countDown();
                throw sneaky(kind);
            }
        }
    }
}
