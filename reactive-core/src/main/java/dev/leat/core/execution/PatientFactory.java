package dev.leat.core.execution;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.time.Duration;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Asks a pool again when it fails.
 *
 * <p>After a restart of the server all connections that a pool holds may be dead, and it finds out one by one: as many attempts
 * as it has connections, which cost nothing, reach a new one. A server that does not let a new one in, because it starts or is
 * full, is not helped by asking at once: it is asked {@value #PAUSES} times more, after pauses that double, unless the next
 * pause would outlast the time that anybody waits. What does not pass by itself is not asked for
 * again: servers lock accounts that try too often.
 *
 * @param connections of the pool
 * @param patience how long anybody waits for a connection
 * @param errors tells what passes by itself
 */
record PatientFactory(ConnectionFactory pool, int connections, Duration patience, OpeningErrors errors)
        implements ConnectionFactory {
    static final int PAUSES = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    @Override
    public Publisher<? extends Connection> create() {
        return Mono.defer(() -> connection(new Attempt(connections, 0, System.nanoTime() + patience.toNanos())));
    }

    private Mono<Connection> connection(Attempt attempt) {
        return Mono.<Connection>from(pool.create()).onErrorResume(error -> again(attempt, error));
    }

    private Mono<Connection> again(Attempt failed, Throwable error) {
        if (error instanceof ValidConnections.DeadConnection) {
            return failed.dead() > 0 ? connection(failed.afterDead()) : Mono.error(error);
        }
        Duration pause = FIRST_PAUSE.multipliedBy(1L << failed.pauses());
        return failed.pauses() < PAUSES && errors.mayPass(error) && failed.allows(pause)
                ? Mono.delay(pause).then(Mono.defer(() -> connection(failed.afterPause())))
                : Mono.error(error);
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return pool.getMetadata();
    }

    /**
     * How often it was tried.
     *
     * @param dead connections of the pool that may still be found dead
     * @param pauses made so far
     * @param end when nobody waits any longer, of {@link System#nanoTime}
     */
    private record Attempt(int dead, int pauses, long end) {
        Attempt afterDead() {
            return new Attempt(dead - 1, pauses, end);
        }

        Attempt afterPause() {
            return new Attempt(dead, pauses + 1, end);
        }

        boolean allows(Duration pause) {
            return end - System.nanoTime() > pause.toNanos();
        }
    }
}
