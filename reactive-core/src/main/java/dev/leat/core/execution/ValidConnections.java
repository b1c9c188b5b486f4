package dev.leat.core.execution;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/**
 * Asks each connection that leaves a pool whether it is open, and fails if it is not, or does not answer in time: the pool
 * destroys it then. It stands before the pool's own validation because a time limit of the pool's is a new timer for each
 * connection, which wakes a thread to wait for an answer that drivers give at once.
 */
final class ValidConnections implements Function<Connection, Publisher<Void>> {
    private final Deadlines limit;

    ValidConnections(Deadlines limit) {
        this.limit = limit;
    }

    static ValidConnections within(Duration limit) {
        return new ValidConnections(new Deadlines(limit, System::nanoTime));
    }

    @Override
    public Publisher<Void> apply(Connection connection) {
        Mono<Void> open = Mono.from(connection.validate(ValidationDepth.LOCAL))
                .flatMap(valid -> valid ? Mono.empty() : Mono.error(closed()));
        return BoundedMono.of(open, limit).onErrorMap(TimeoutException.class, ValidConnections::late);
    }

    private static DeadConnection closed() {
        return new DeadConnection("The connection is closed.", null);
    }

    private static DeadConnection late(Throwable timeout) {
        return new DeadConnection("The connection did not say in time whether it is open.", timeout);
    }

    /** One that the pool had held has died meanwhile, which says nothing of the next. */
    static final class DeadConnection extends R2dbcNonTransientResourceException {
        private static final long serialVersionUID = 1;

        DeadConnection(String what, @Nullable Throwable cause) {
            super(what, cause);
        }
    }
}
