package dev.leat.core.testing;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
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
    private final Map<Connection, Queue<Result>> withheld = new ConcurrentHashMap<>();

    void opened(Connection connection) {
        created.incrementAndGet();
        open.add(connection);
    }

    void closing(Connection connection, boolean first) {
        (first ? closed : closedTwice).incrementAndGet();
        open.remove(connection);
    }

    /** A result that a fault kept from being read: it keeps its connection busy, as a fault should, until that is closed. */
    void withhold(Connection connection, Result result) {
        withheld.computeIfAbsent(connection, absent -> new ConcurrentLinkedQueue<>())
                .add(result);
    }

    /** Closes the driver's connection, then reads what was withheld: the driver's buffers are released in no other way. */
    Flux<Void> close(Connection connection) {
        return Flux.<Void>from(connection.close()).doFinally(end -> {
            Queue<Result> results = withheld.remove(connection);
            if (results != null) {
                results.forEach(Ledger::read);
            }
        });
    }

    private static void read(Result result) {
        Flux.from(result.getRowsUpdated()).subscribe(count -> {}, error -> {});
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
    void abandon(Connection connection) {
        close(connection).subscribe(value -> {}, error -> {});
    }

    Mono<Void> closeAll() {
        return Mono.defer(() -> {
            List<Connection> left = new ArrayList<>(open);
            open.removeAll(left);
            return Flux.fromIterable(left)
                    .flatMap(connection -> close(connection).onErrorComplete())
                    .then();
        });
    }
}
