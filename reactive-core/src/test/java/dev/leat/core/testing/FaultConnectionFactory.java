package dev.leat.core.testing;

import dev.leat.core.testing.Interaction.Kind;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import io.r2dbc.spi.Wrapped;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * Numbers every interaction with a driver and lets the k-th one go wrong.
 *
 * <p>Stands between the driver and whatever uses it, under a pool for example. Interactions are method calls,
 * subscriptions, values, the first three rows of each result, and ends; getters and error signals of the driver itself
 * are not counted. {@code unwrap} still reaches the driver's own connection, and what is done there, a cancel request
 * for example, is not seen. Where a fault keeps a connection from being closed, the driver's connection is closed
 * behind it, so that a fault that this wrapper made up leaves nothing on the server. Safe for use by many threads.
 */
public final class FaultConnectionFactory implements ConnectionFactory, Wrapped<ConnectionFactory> {
    private final ConnectionFactory delegate;
    private final Interactions interactions = new Interactions();
    private final Ledger ledger = new Ledger();

    /** Wraps {@code delegate}, which should be the driver's factory and not a pool. */
    public FaultConnectionFactory(ConnectionFactory delegate) {
        this.delegate = delegate;
    }

    @Override
    public Publisher<? extends Connection> create() {
        interactions.pass(Kind.CALL, "create");
        return new FaultPublisher<>(
                interactions,
                "create",
                delegate.create(),
                new FaultPublisher.Values<Connection>(true, this::wrap, ledger::abandon, () -> {}));
    }

    private Connection wrap(Connection connection) {
        ledger.opened(connection);
        return new FaultConnection(connection, interactions, ledger);
    }

    @Override
    public ConnectionFactoryMetadata getMetadata() {
        return delegate.getMetadata();
    }

    @Override
    public ConnectionFactory unwrap() {
        return delegate;
    }

    /** How many interactions there were since the last {@link #reset()}. */
    public int count() {
        return interactions.journal().size();
    }

    /** The interactions since the last {@link #reset()}, in order. */
    public List<Interaction> journal() {
        return interactions.journal();
    }

    /**
     * Lets interaction {@code k} go wrong, once. Replaces a fault armed before.
     *
     * @param k the number of an interaction since the last {@link #reset()}, from 1
     * @param fault what happens; nothing, if it does not apply to the kind of interaction that has this number
     * @param onCancel what {@link Fault#CANCEL} and {@link Fault#REENTRANT_CANCEL} run
     */
    public void arm(int k, Fault fault, Runnable onCancel) {
        arm(k, fault, step -> true, onCancel);
    }

    /** Arms a fault that spares interaction {@code k} unless {@code chosen} accepts it. */
    public void arm(int k, Fault fault, Predicate<Interaction> chosen, Runnable onCancel) {
        interactions.arm(k, fault, chosen, onCancel);
    }

    /** Arms a fault that needs no callback. */
    public void arm(int k, Fault fault) {
        arm(k, fault, () -> {});
    }

    /** Takes back a fault that has not struck yet. */
    public void disarm() {
        interactions.disarm();
    }

    /** The interaction at which the armed fault struck, or null if it has not. */
    public @Nullable Interaction fired() {
        return interactions.fired();
    }

    /** Takes back the fault, empties the journal, and starts the account with the connections that are open now. */
    public void reset() {
        interactions.reset();
        ledger.reset();
    }

    /** What became of connections and results since the last {@link #reset()}. */
    public ConnectionAccount account() {
        return ledger.account();
    }

    /** Closes the driver's connections that nobody has closed, and waits for it. */
    public void closeAll() {
        ledger.closeAll().block(Duration.ofSeconds(5));
    }
}
