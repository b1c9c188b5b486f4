package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.testing.StrictSubscriber;
import dev.leat.core.testing.TestDatabase;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.Wrapped;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A driver that answers a subscription late, when its subscriber may have gone. */
class LateSubscriptionIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final int ROUNDS = 120;
    private static final int LATE_MILLIS = 4;

    /** Subscribes the driver's statements a while after it was asked to. */
    private record Late(ConnectionFactory driver, AtomicInteger late) implements ConnectionFactory {
        @Override
        public Publisher<? extends Connection> create() {
            return Mono.<Connection>from(driver.create()).map(this::connection);
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return driver.getMetadata();
        }

        private Connection connection(Connection delegate) {
            return (Connection) proxy(
                    (self, method, arguments) -> switch (method.getName()) {
                        case "unwrap" ->
                            arguments == null || ((Class<?>) arguments[0]).isInstance(delegate) ? delegate : null;
                        case "createStatement" -> statement(delegate.createStatement((String) arguments[0]));
                        default -> call(() -> method.invoke(delegate, arguments));
                    },
                    Connection.class,
                    Wrapped.class);
        }

        private Statement statement(Statement delegate) {
            return (Statement) proxy(
                    (self, method, arguments) -> {
                        if (method.getName().equals("execute")) {
                            return late(delegate.execute());
                        }
                        Object answer = call(() -> method.invoke(delegate, arguments));
                        return answer == delegate ? self : answer;
                    },
                    Statement.class);
        }

        private Publisher<Result> late(Publisher<? extends Result> results) {
            return subscriber -> Schedulers.parallel()
                    .schedule(
                            () -> {
                                late.incrementAndGet();
                                results.subscribe(subscriber);
                            },
                            LATE_MILLIS,
                            TimeUnit.MILLISECONDS);
        }

        private static Object proxy(InvocationHandler handler, Class<?>... types) {
            return Proxy.newProxyInstance(Late.class.getClassLoader(), types, handler);
        }

        private static Object call(Callable<Object> method) throws Throwable {
            try {
                return method.call();
            } catch (InvocationTargetException thrown) {
                throw thrown.getTargetException();
            }
        }
    }

    // jOOQ#20112, r2dbc-postgresql#536
    @Test
    void subscriptionThatArrivesAfterTheCancelLeavesNoConversationOpen() {
        AtomicInteger late = new AtomicInteger();
        Settings settings = Rig.SHORT.withPoolSize(1).withCancelGrace(Duration.ofMillis(1));
        try (Rig one = Rig.over(DATABASE, new Late(DATABASE.connections(), late), settings)) {
            for (int round = 0; round < ROUNDS; round++) {
                StrictSubscriber<Object> cancelled =
                        StrictSubscriber.unbounded().to(one.numbers("select n from generate_series(1, $1) n", 600));
                LockSupport.parkNanos(round % 50 * 200_000L);
                cancelled.cancel();
                assertThat(Rig.await(one.numbers("select $1::bigint", (long) round)))
                        .containsExactly((long) round);
            }
            one.check();
            assertThat(late.get()).isGreaterThan(ROUNDS);
            assertThat(one.faults().account().created())
                    .as("connections, each of which is used again")
                    .isLessThan(ROUNDS / 4);
        }
    }
}
