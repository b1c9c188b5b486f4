package dev.leat.core.testing;

import io.r2dbc.spi.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Counts for a {@link ConnectionAccount}, and holds the driver's connections that are still open. */
final class Ledger {
    final AtomicInteger created = new AtomicInteger();
    final AtomicInteger closed = new AtomicInteger();
    final AtomicInteger closedTwice = new AtomicInteger();
    final AtomicInteger usedAfterClose = new AtomicInteger();
    final AtomicInteger results = new AtomicInteger();
    final AtomicInteger consumed = new AtomicInteger();
    final AtomicInteger consumedTwice = new AtomicInteger();
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();

    void opened(Connection connection) {
        created.incrementAndGet();
        open.add(connection);
    }

    void closing(Connection connection, boolean first) {
        (first ? closed : closedTwice).incrementAndGet();
        open.remove(connection);
    }

    ConnectionAccount account() {
        return new ConnectionAccount(
                created.get(),
                closed.get(),
                closedTwice.get(),
                usedAfterClose.get(),
                results.get(),
                consumed.get(),
                consumedTwice.get());
    }

    void reset() {
        List.of(created, closed, closedTwice, usedAfterClose, results, consumed, consumedTwice)
                .forEach(count -> count.set(0));
        created.set(open.size());
    }

    /** Closes the driver's connection behind a fault that kept Leat from doing so. */
    static void abandon(Connection connection) {
        Flux.from(connection.close()).subscribe(value -> {}, error -> {});
    }

    Mono<Void> closeAll() {
        return Mono.defer(() -> {
            List<Connection> left = new ArrayList<>(open);
            open.removeAll(left);
            return Flux.fromIterable(left)
                    .flatMap(connection -> Mono.from(connection.close()).onErrorComplete())
                    .then();
        });
    }
}
