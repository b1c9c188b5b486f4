package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.testing.DatabaseInvariants;
import dev.leat.core.testing.Eventually;
import dev.leat.core.testing.FaultConnectionFactory;
import dev.leat.core.testing.Rounds;
import dev.leat.core.testing.StrictSubscriber;
import dev.leat.core.testing.TestDatabase;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;

/** A cancel and a connection meet. */
class DeliveryRaceIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final int ROUNDS = Rounds.of(1_000, 3_000);

    /** Delivers at the moment of a round's start, and does not see a cancel. */
    private record Deaf(ConnectionFactory pool, ExecutorService thread, AtomicInteger started)
            implements ConnectionFactory {
        @Override
        public Publisher<? extends Connection> create() {
            Connection connection =
                    Objects.requireNonNull(Mono.<Connection>from(pool.create()).block(Rig.LIMIT));
            int round = started.get() + 1;
            return subscriber -> {
                subscriber.onSubscribe(Operators.emptySubscription());
                thread.execute(() -> {
                    while (started.get() < round) {
                        Thread.onSpinWait();
                    }
                    subscriber.onNext(connection);
                    subscriber.onComplete();
                });
            };
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return pool.getMetadata();
        }
    }

    // reactor-core#2836, r2dbc-pool#143
    @Test
    void connectionThatMeetsACancelIsClosedExactlyOnce() {
        ConnectionPool pool = DATABASE.pool(2);
        FaultConnectionFactory counted = new FaultConnectionFactory(pool);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        AtomicInteger started = new AtomicInteger();
        StatementExecutor executor = Connections.of(new Deaf(counted, thread, started), Rig.SHORT.withPoolSize(2))
                .executor();
        try {
            for (int round = 0; round < ROUNDS; round++) {
                StrictSubscriber<Object> subscriber = StrictSubscriber.unbounded()
                        .to(executor.rows(Rig.bound("select $1::int", round), row -> "", 1));
                started.incrementAndGet();
                for (int spin = 0; spin < round % 100 * 20; spin++) {
                    Thread.onSpinWait();
                }
                subscriber.cancel();
            }
            assertThat(Eventually.problem(
                            Rig.LIMIT,
                            () -> counted.account().open() == 0
                                    ? null
                                    : counted.account().toString()))
                    .isNull();
            assertThat(counted.account().created()).isEqualTo(ROUNDS);
            assertThat(counted.account().isClean())
                    .as(counted.account().toString())
                    .isTrue();
            DatabaseInvariants.of(DATABASE).watch(pool).check();
        } finally {
            thread.shutdown();
            pool.disposeLater().block(Rig.LIMIT);
        }
    }
}
