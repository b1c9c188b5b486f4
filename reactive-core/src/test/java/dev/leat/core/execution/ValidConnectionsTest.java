package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;
import reactor.test.scheduler.VirtualTimeScheduler;

class ValidConnectionsTest {
    private final VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
    private final ValidConnections valid =
            new ValidConnections(new Deadlines(Duration.ofSeconds(2), () -> time.now(TimeUnit.NANOSECONDS)));

    @AfterEach
    void resetTime() {
        VirtualTimeScheduler.reset();
    }

    @Test
    void setsNoTimerForAnAnswerThatIsThere() {
        StepVerifier.create(valid.apply(answering(Mono.just(true)))).verifyComplete();
        assertThat(time.getScheduledTaskCount()).isZero();
    }

    @Test
    void refusesAClosedConnection() {
        StepVerifier.create(valid.apply(answering(Mono.just(false))))
                .verifyError(R2dbcNonTransientResourceException.class);
    }

    @Test
    void waitsNoLongerThanTheLimit() {
        TestPublisher<Boolean> silent = TestPublisher.create();
        StepVerifier.create(valid.apply(answering(silent)))
                .then(() -> time.advanceTimeBy(Duration.ofMillis(1_999)))
                .then(silent::assertNotCancelled)
                .then(() -> time.advanceTimeBy(Duration.ofMillis(1)))
                .verifyError(ValidConnections.DeadConnection.class);
        silent.assertCancelled();
    }

    private static Connection answering(Publisher<Boolean> answer) {
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("validate");
                    return answer;
                });
    }
}
