package dev.leat.test.rollback;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Gives out one connection of the driver to everyone, in a transaction that {@link #rollback()} ends: so a test leaves
 * nothing, although the code under test begins and commits transactions of its own.
 *
 * <ul>
 *   <li>Begin, commit and rollback become a savepoint and its end. The isolation level and the read-only mode of a
 *       transaction are accepted and ignored, as text too.
 *   <li>Every other statement gets a savepoint of its own, so that one that fails changes nothing and the test goes on.
 *       Within a transaction of the code under test a failed statement has the effect that the database gives it.
 *   <li>What several connections do outside of transactions is done one after the other, in order.
 *   <li>There is one transaction at a time: beginning a second one is an error at once, a statement outside of it is one
 *       after five seconds in which the first has not ended. Both are a {@code UsageException} that advises a database per
 *       class. That goes for {@code independent()}, too.
 *   <li>COMMIT, ROLLBACK and BEGIN as text are an error; on H2, which commits at every change of a schema, DDL too.
 * </ul>
 *
 * <p>What only a COMMIT shows is not seen: deferred constraints, notifications, locks between connections, what another
 * connection reads. Closing a connection rolls its transaction back. Safe for use by many threads; nothing blocks.
 */
public final class RollbackConnectionFactory implements ConnectionFactory, Wrapped<ConnectionFactory> {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ConnectionFactory driver;
    private final Duration patience;
    private final AtomicReference<@Nullable Opened> opened = new AtomicReference<>();

    /** The connection of this test, opened by the first that subscribes. */
    private record Opened(Mono<OneConnection> connection, AtomicReference<@Nullable OneConnection> current) {}

    /** Works on connections of {@code driver}, of which it opens one per test. */
    public RollbackConnectionFactory(ConnectionFactory driver) {
        this(driver, PATIENCE);
    }

    RollbackConnectionFactory(ConnectionFactory driver, Duration patience) {
        this.driver = driver;
        this.patience = patience;
    }

    @Override
    public Mono<Connection> create() {
        return Mono.defer(() -> opened().connection()).map(OneConnection::share);
    }

    private Opened opened() {
        Opened there = opened.get();
        if (there != null) {
            return there;
        }
        Opened fresh = open();
        return opened.compareAndSet(null, fresh) ? fresh : opened();
    }

    private Opened open() {
        AtomicReference<@Nullable OneConnection> current = new AtomicReference<>();
        AtomicReference<@Nullable Opened> self = new AtomicReference<>();
        Mono<OneConnection> connection = Mono.<Connection>from(driver.create())
                .flatMap(this::begun)
                .doOnNext(current::set)
                .doOnError(failed -> opened.compareAndSet(self.get(), null))
                .cache();
        Opened result = new Opened(connection, current);
        self.set(result);
        return result;
    }

    private Mono<OneConnection> begun(Connection connection) {
        return Mono.from(connection.beginTransaction())
                .thenReturn(new OneConnection(connection, patience))
                .onErrorResume(failed -> Mono.from(connection.close()).then(Mono.error(failed)));
    }

    /**
     * Undoes everything since the last call and closes the connection; the next one begins anew. Connections that were not
     * closed are useless afterwards. Waits up to five seconds for a statement that still runs.
     */
    public Mono<Void> rollback() {
        return Mono.defer(() -> {
            OneConnection current = current(opened.getAndSet(null));
            return current == null ? Mono.empty() : current.rollback();
        });
    }

    /** Connections that were given out since the last {@link #rollback()} and not closed. */
    public int acquired() {
        OneConnection current = current(opened.get());
        return current == null ? 0 : current.shared();
    }

    /** Whether the code under test has a transaction open. */
    public boolean isInTransaction() {
        OneConnection current = current(opened.get());
        return current != null && current.isInTransaction();
    }

    private static @Nullable OneConnection current(@Nullable Opened opened) {
        return opened == null ? null : opened.current().get();
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return driver.getMetadata();
    }

    @Override
    public ConnectionFactory unwrap() {
        return driver;
    }
}
