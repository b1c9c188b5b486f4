package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.testing.DroppedSignals;
import dev.leat.core.testing.StrictSubscriber;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

/**
 * Every order in which the steps of a driver, of a body and of a consumer can meet in a scope: the connection comes, BEGIN is
 * answered, the body gives a value and ends, its end and the close are answered; meanwhile the consumer asks, cancels, or
 * throws, and the time limit comes. In all of them the connection and the permit are given back once, what was begun is
 * ended once, and the consumer gets one outcome.
 */
class ScopeInterleavingTest {
    private static final Duration LIMIT = Duration.ofMinutes(1);
    private static final Duration LATER = Duration.ofDays(1);
    private static final Settings PATIENT = Settings.DEFAULT
            .withAcquireTimeout(LATER)
            .withStatementTimeout(LATER)
            .withCloseTimeout(LATER);
    private static final List<String> DRIVER =
            List.of("connect", "answer", "value", "value", "end", "answer", "answer");

    private final VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();

    @AfterEach
    void resetTime() {
        VirtualTimeScheduler.reset();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyInterleavingGivesBackOnceAndEndsOnce(boolean flows) {
        List<List<String>> consumers = List.of(
                List.of("request", "request"),
                List.of("request", "cancel"),
                List.of("request", "cancel", "limit"),
                List.of("request", "limit", "cancel"),
                List.of("request", "request", "limit"),
                List.of("cancel", "request", "cancel"),
                List.of("throw", "request"),
                List.of("throw", "request", "limit"),
                List.of("request", "fail"),
                List.of("request", "fail", "cancel"));
        int orders = 0;
        try (DroppedSignals dropped = DroppedSignals.install()) {
            for (List<String> consumer : consumers) {
                for (List<String> order : interleavings(consumer, DRIVER)) {
                    new Script(flows, order).run();
                    orders++;
                }
            }
            assertThat(dropped.errors()).allSatisfy(error -> assertThat(error).hasMessageContaining("mine"));
        }
        assertThat(orders).isGreaterThan(500);
    }

    private final class Script {
        private final List<String> order;
        private final boolean flows;
        private final Sinks.One<Connection> connection = Sinks.one();
        private final List<Sinks.Empty<Void>> questions = new ArrayList<>();
        private final List<String> sent = new ArrayList<>();
        private final Sinks.Many<Integer> body = Sinks.many().unicast().onBackpressureBuffer();
        private final StreamPermits permits = StreamPermits.of(StreamSettings.DEFAULT, 2);
        private final StrictSubscriber<Integer> strict = StrictSubscriber.demanding(0);
        private boolean autoCommit = true;
        private boolean cancelled;
        private boolean throwing;

        Script(boolean flows, List<String> order) {
            this.flows = flows;
            this.order = order;
        }

        void run() {
            subscribe();
            order.forEach(this::step);
            for (int i = 0; i < 5; i++) {
                step("connect");
                step("answer");
                step("request");
                step("end");
            }
            check();
        }

        private void subscribe() {
            ConnectionSource source = new ConnectionSource(
                    new OneConnection(),
                    new PlainDriver(),
                    PATIENT,
                    false,
                    () -> "fake",
                    doubtful -> sent.add("doubt"),
                    null,
                    permits,
                    TimeLimits.of(PATIENT, () -> time.now(TimeUnit.NANOSECONDS)));
            StatementExecutor executor = new StatementExecutor(source);
            Boundary boundary = new TransactionBoundary(source, TransactionOptions.DEFAULT, null);
            Flux<Integer> values = body.asFlux().doOnNext(value -> {});
            if (flows) {
                new ScopeFlux<>(new ScopePlan<>(boundary, executor, LIMIT, values, ScopePlan.Streaming.ITSELF))
                        .doOnNext(this::received)
                        .subscribe(strict);
            } else {
                new ScopeMono<>(new ScopePlan<>(boundary, executor, LIMIT, values.next(), ScopePlan.Streaming.INSIDE))
                        .doOnNext(this::received)
                        .subscribe(strict);
            }
        }

        private void received(Integer value) {
            if (throwing) {
                throw new NoClassDefFoundError("mine");
            }
        }

        private void step(String step) {
            switch (step) {
                case "connect" -> {
                    connection.tryEmitValue(fake());
                }
                case "answer" -> {
                    if (!questions.isEmpty()) {
                        questions.remove(0).tryEmitEmpty();
                    }
                }
                case "value" -> body.tryEmitNext(1);
                case "end" -> body.tryEmitComplete();
                case "fail" -> body.tryEmitError(new IllegalStateException("mine"));
                case "request" -> strict.request(1);
                case "limit" -> time.advanceTimeBy(LIMIT);
                case "throw" -> throwing = true;
                default -> {
                    cancelled = true;
                    strict.cancel();
                }
            }
        }

        private void check() {
            assertThat(permits.running()).as("permits after %s", order).isZero();
            long closes = sent.stream().filter("close"::equals).count();
            assertThat(closes).as("closes after %s: %s", order, sent).isEqualTo(sent.isEmpty() ? 0 : 1);
            if (sent.contains("begin")) {
                assertThat(sent.stream()
                                .filter(it -> it.equals("commit") || it.equals("rollback"))
                                .count())
                        .as("ends after %s: %s", order, sent)
                        .isEqualTo(1);
            }
            assertThat(sent).as("after %s", order).doesNotContain("doubt");
            if (!cancelled) {
                assertThat(strict.completed() || strict.error() != null)
                        .as("an outcome after %s", order)
                        .isTrue();
            }
            if (!throwing) {
                strict.keptTheRules();
            }
        }

        private Connection fake() {
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (self, method, values) -> {
                        return switch (method.getName()) {
                            case "beginTransaction" -> question("begin", false);
                            case "commitTransaction" -> question("commit", true);
                            case "rollbackTransaction" -> question("rollback", true);
                            case "close" -> question("close", true);
                            case "isAutoCommit" -> autoCommit;
                            case "hashCode" -> System.identityHashCode(self);
                            default -> self == (values == null ? null : values[0]);
                        };
                    });
        }

        private Mono<Void> question(String what, boolean autoCommitAfter) {
            return Mono.defer(() -> {
                sent.add(what);
                Sinks.Empty<Void> answer = Sinks.empty();
                questions.add(answer);
                return answer.asMono().doOnSuccess(done -> autoCommit = autoCommitAfter);
            });
        }

        /** The one connection, when it comes. */
        private final class OneConnection implements ConnectionFactory {
            @Override
            public Publisher<? extends Connection> create() {
                return connection.asMono();
            }

            @Override
            public ConnectionFactoryMetadata getMetadata() {
                return () -> "fake";
            }
        }
    }

    private static List<List<String>> interleavings(List<String> left, List<String> right) {
        if (left.isEmpty() || right.isEmpty()) {
            List<String> rest = new ArrayList<>(left);
            rest.addAll(right);
            return List.of(rest);
        }
        List<List<String>> all = new ArrayList<>();
        interleavings(left.subList(1, left.size()), right).forEach(rest -> all.add(with(left.get(0), rest)));
        interleavings(left, right.subList(1, right.size())).forEach(rest -> all.add(with(right.get(0), rest)));
        return all;
    }

    private static List<String> with(String first, List<String> rest) {
        List<String> all = new ArrayList<>(List.of(first));
        all.addAll(rest);
        return all;
    }
}
