package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.sql.BoundStatement;
import dev.leat.core.testing.StrictSubscriber;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import io.r2dbc.spi.Statement;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * Every order in which a connection, a result, its rows, its end or an error, an answer to a probe, demand, a cancel and
 * the passing of time can meet, for a short statement and for a stream. Whatever the order: the rules of Reactive Streams
 * hold, the rows are right, and the connection and the permit are given back exactly once.
 */
class ConversationInterleavingTest {
    private static final int ROWS = 3;
    private static final int CHUNK = 1;

    @AfterEach
    void resetTime() {
        VirtualTimeScheduler.reset();
    }

    @ParameterizedTest
    @CsvSource({
        "short, ''",
        "short, cancel",
        "short, cancel grace",
        "short, cancel grace silent",
        "short, late",
        "short, fail",
        "short, cancel fail",
        "short, late silent",
        "stream, ''",
        "stream, cancel",
        "stream, cancel grace",
        "stream, cancel grace silent",
        "stream, late",
        "stream, fail",
        "stream, cancel fail",
        "stream, late silent"
    })
    void everyOrderEndsWithTheConnectionGivenBackOnce(String kind, String trouble) {
        List<Integer> choices = new ArrayList<>();
        int orders = 0;
        do {
            World world = new World(kind.equals("stream"), trouble);
            List<String> path = new ArrayList<>();
            List<Integer> widths = new ArrayList<>();
            for (List<String> next = world.next(); !next.isEmpty(); next = world.next()) {
                if (widths.size() == choices.size()) {
                    choices.add(0);
                }
                String step = next.get(choices.get(widths.size()));
                widths.add(next.size());
                path.add(step);
                world.run(step);
            }
            world.check(path);
            orders++;
            advance(choices, widths);
        } while (!choices.isEmpty());
        assertThat(orders).isGreaterThan(5);
    }

    /** To the next order: the last choice that has another way takes it, and those after it begin anew. */
    private static void advance(List<Integer> choices, List<Integer> widths) {
        while (!choices.isEmpty()) {
            int last = choices.size() - 1;
            int choice = choices.remove(last) + 1;
            if (choice < widths.get(last)) {
                choices.add(choice);
                return;
            }
        }
    }

    /** A publisher of the driver's, of which the test decides what it signals when. */
    private static final class Signals<T> implements Publisher<T>, Subscription {
        private @Nullable Subscriber<? super T> subscriber;
        private long demand;
        private boolean over;

        @Override
        public void subscribe(Subscriber<? super T> actual) {
            subscriber = actual;
            actual.onSubscribe(this);
        }

        @Override
        public void request(long more) {
            demand = demand + more < 0 ? Long.MAX_VALUE : demand + more;
        }

        @Override
        public void cancel() {
            over = true;
        }

        boolean isOpen() {
            return subscriber != null && !over;
        }

        boolean wants() {
            return isOpen() && demand > 0;
        }

        void next(T item) {
            demand--;
            actual().onNext(item);
        }

        void complete() {
            over = true;
            actual().onComplete();
        }

        void fail() {
            over = true;
            actual().onError(new IllegalStateException("the driver's"));
        }

        private Subscriber<? super T> actual() {
            Subscriber<? super T> known = subscriber;
            if (known == null) {
                throw new IllegalStateException("nobody has subscribed");
            }
            return known;
        }
    }

    /** The driver, the consumer and the clock. */
    private static final class World {
        private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
        private final String trouble;
        private final Signals<Connection> created = new Signals<>();
        private final Signals<Result> results = new Signals<>();
        private final Signals<Result> probes = new Signals<>();
        private final Signals<Object> rows = new Signals<>();
        private final StrictSubscriber<Object> subscriber = StrictSubscriber.demanding(0);
        private final StreamPermits permits = StreamPermits.of(StreamSettings.DEFAULT.withPermits(1), 2);
        private @Nullable BiFunction<Row, RowMetadata, ?> mapping;
        private int sent;
        private int closed;
        private int connected;
        private int requests;
        private boolean cancelled;
        private boolean passed;
        private boolean failed;

        World(boolean stream, String trouble) {
            this.trouble = trouble;
            VirtualTimeScheduler.set(time);
            Settings settings = Settings.DEFAULT.withStreams(StreamSettings.DEFAULT.withChunk(CHUNK));
            ConnectionFactory factory = proxy(ConnectionFactory.class, (self, method, arguments) -> created);
            ConnectionSource source = new ConnectionSource(
                    factory,
                    new PlainDriver(),
                    settings,
                    false,
                    () -> "fake",
                    doubtful -> {},
                    null,
                    permits,
                    TimeLimits.of(settings, () -> time.now(TimeUnit.NANOSECONDS)));
            BoundStatement statement = BoundStatement.written("select", List.of());
            RowMapper<Object> mapper = row -> ++sent;
            if (stream) {
                new StreamFlux<>(source, statement, mapper, null, Flux.error(new IllegalStateException("no permit")))
                        .<Object>concatMapIterable(chunk -> chunk, 1)
                        .subscribe(subscriber);
            } else {
                new ShortMono<>(
                                source,
                                overflow -> new RowsConversation<>(source, statement, mapper, 100, overflow),
                                null)
                        .cast(Object.class)
                        .subscribe(subscriber);
            }
        }

        List<String> next() {
            List<String> next = new ArrayList<>();
            add(next, "connect", connected == 0 && created.wants());
            add(next, "result", results.wants() && mapping == null);
            add(next, "row", rows.wants() && rowsLeft());
            add(next, "end", rows.isOpen() && !rowsLeft());
            add(next, "fail", trouble.contains("fail") && !failed && rows.isOpen());
            add(next, "last", results.isOpen() && mapping != null && rows.over);
            add(next, "probe", probes.wants() && !trouble.contains("silent"));
            add(next, "request", requests < 2 && !cancelled);
            add(next, "cancel", trouble.contains("cancel") && !cancelled);
            add(next, "grace", trouble.contains("grace") && cancelled && !passed);
            add(next, "late", trouble.contains("late") && !passed && connected > 0);
            return next;
        }

        private static void add(List<String> steps, String step, boolean possible) {
            if (possible) {
                steps.add(step);
            }
        }

        private int read;

        private boolean rowsLeft() {
            return read < ROWS;
        }

        void run(String step) {
            switch (step) {
                case "connect" -> {
                    connected++;
                    created.next(connection());
                    if (created.isOpen()) {
                        created.complete();
                    }
                }
                case "result" -> results.next(result());
                case "row" -> {
                    read++;
                    rows.next(mapped());
                }
                case "end" -> rows.complete();
                case "fail" -> {
                    failed = true;
                    rows.fail();
                }
                case "last" -> results.complete();
                case "probe" -> {
                    probes.next(proxy(Result.class, (self, method, arguments) -> Mono.just(1L)));
                    probes.complete();
                }
                case "request" -> {
                    requests++;
                    subscriber.request(2);
                }
                case "cancel" -> {
                    cancelled = true;
                    subscriber.cancel();
                }
                case "grace" -> pass(Duration.ofMillis(150));
                default -> pass(Duration.ofSeconds(31));
            }
        }

        private void pass(Duration duration) {
            passed = true;
            time.advanceTimeBy(duration);
        }

        private Object mapped() {
            BiFunction<Row, RowMetadata, ?> known = mapping;
            if (known == null) {
                throw new IllegalStateException("no result");
            }
            return known.apply(
                    proxy(Row.class, (self, method, arguments) -> 0),
                    proxy(RowMetadata.class, (self, method, arguments) -> List.of()));
        }

        private Connection connection() {
            return proxy(Connection.class, (self, method, arguments) -> switch (method.getName()) {
                case "createStatement" -> statement(arguments[0].equals("select 1") ? probes : results);
                case "close" -> Mono.fromRunnable(() -> closed++);
                case "isAutoCommit" -> true;
                case "hashCode" -> System.identityHashCode(self);
                case "equals" -> self == arguments[0];
                default -> throw new UnsupportedOperationException(method.getName());
            });
        }

        private Statement statement(Publisher<Result> answer) {
            return proxy(
                    Statement.class,
                    (self, method, arguments) -> method.getName().equals("execute") ? answer : self);
        }

        @SuppressWarnings("unchecked") // the argument of map
        private Result result() {
            return proxy(Result.class, (self, method, arguments) -> {
                mapping = (BiFunction<Row, RowMetadata, ?>) arguments[0];
                return rows;
            });
        }

        private static <T> T proxy(Class<T> type, InvocationHandler handler) {
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
        }

        void check(List<String> path) {
            subscriber.request(100);
            for (List<String> rest = next(); !rest.isEmpty(); rest = next()) {
                run(rest.get(0));
            }
            time.advanceTimeBy(Duration.ofMinutes(2));
            subscriber.keptTheRules();
            assertThat(permits.running()).as("permits after %s", path).isZero();
            boolean destroyed = closed == 2 * connected; // the connection itself, and its place in the pool
            assertThat(closed == connected || destroyed)
                    .as("closed %s times after %s", closed, path)
                    .isTrue();
            assertThat(cancelled || subscriber.completed() || subscriber.error() != null)
                    .as("ended after %s", path)
                    .isTrue();
            if (trouble.isEmpty()) {
                assertThat(subscriber.error()).isNull();
                assertThat(flat()).as("rows after %s", path).containsExactly(1, 2, 3);
                assertThat(destroyed && connected > 0).isFalse();
            } else {
                assertThat(flat())
                        .as("rows after %s", path)
                        .isEqualTo(List.of(1, 2, 3).subList(0, flat().size()));
            }
        }

        private List<Object> flat() {
            return subscriber.values().stream()
                    .flatMap(value -> value instanceof List<?> list ? list.stream() : List.of(value).stream())
                    .map(Object.class::cast)
                    .toList();
        }
    }
}
