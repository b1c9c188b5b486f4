package dev.leat.test.rollback;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The driver's connection, in a transaction that never ends but by {@link #rollback()}, and those who share it.
 *
 * <p>Savepoints are sent as text: the drivers' own methods skip them without a word in a failed transaction. Their names
 * are never used twice.
 */
final class OneConnection {
    private final Connection driver;
    private final Duration patience;
    private final Turns turns;
    private final AtomicInteger savepoints = new AtomicInteger();
    private final AtomicReference<@Nullable RollbackConnection> owner = new AtomicReference<>();
    private final Set<RollbackConnection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean over;

    OneConnection(Connection driver, Duration patience) {
        this.driver = driver;
        this.patience = patience;
        this.turns = new Turns(patience);
    }

    Connection driver() {
        return driver;
    }

    boolean isH2() {
        return driver.getMetadata().getDatabaseProductName().equals("H2");
    }

    RollbackConnection share() {
        RollbackConnection connection = new RollbackConnection(this);
        open.add(connection);
        return connection;
    }

    void giveBack(RollbackConnection connection) {
        open.remove(connection);
    }

    int shared() {
        return open.size();
    }

    boolean isInTransaction() {
        return owner.get() != null;
    }

    boolean isOver() {
        return over;
    }

    /** Whether the one that asks may begin: there is at most one transaction. */
    boolean reserve(RollbackConnection connection) {
        return owner.compareAndSet(null, connection);
    }

    void unreserve(RollbackConnection connection) {
        owner.compareAndSet(connection, null);
    }

    Turns.Turn turn() {
        return turns.turn();
    }

    String savepoint() {
        return "leat_test_" + savepoints.incrementAndGet();
    }

    /** A statement outside of any transaction: in its turn, within a savepoint, which is undone if it failed. */
    Flux<Result> alone(Turns.Turn turn, Supplier<Flux<Result>> statement) {
        return Flux.defer(() -> {
            String savepoint = savepoint();
            AtomicBoolean sent = new AtomicBoolean();
            Mono<Void> begin =
                    turn.taken().then(send("savepoint " + savepoint).doOnSubscribe(subscription -> sent.set(true)));
            Mono<Void> end =
                    Mono.defer(() -> sent.get() ? end(savepoint) : Mono.empty()).doOnTerminate(turn::leave);
            return Flux.usingWhen(
                    Mono.just(savepoint),
                    name -> begin.thenMany(Flux.defer(statement)),
                    name -> end,
                    (name, error) -> end.onErrorComplete(),
                    name -> end);
        });
    }

    /** What failed is undone. A result may fail after the publisher of results has completed, so the server is asked. */
    private Mono<Void> end(String savepoint) {
        return release(savepoint).onErrorResume(failed -> undo(savepoint));
    }

    Mono<Void> release(String savepoint) {
        return send("release savepoint " + savepoint);
    }

    Mono<Void> undo(String savepoint) {
        return send("rollback to savepoint " + savepoint).then(release(savepoint));
    }

    Mono<Void> send(String sql) {
        return Flux.defer(() -> driver.createStatement(sql).execute())
                .concatMap(Result::getRowsUpdated)
                .then();
    }

    /** Undoes everything and closes the connection. What still runs gets the patience to end. */
    Mono<Void> rollback() {
        return Mono.defer(() -> {
            over = true;
            RollbackConnection holder = owner.get();
            if (holder != null) {
                holder.abandon();
            }
            Mono<Void> turn = turns.turn().taken().onErrorComplete();
            return turn.then(Mono.defer(() -> Mono.from(driver.rollbackTransaction())))
                    .timeout(patience.plus(patience))
                    .onErrorComplete()
                    .then(Mono.defer(() -> Mono.from(driver.close())));
        });
    }
}
