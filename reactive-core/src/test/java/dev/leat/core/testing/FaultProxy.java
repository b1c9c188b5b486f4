package dev.leat.core.testing;

import io.r2dbc.spi.ConnectionFactoryOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A TCP proxy in this JVM, between a driver and its server, that delays, holds, loses and cuts, and counts bytes and
 * round trips.
 *
 * <p>Settings apply to all connections, also to those that are open. A cut is abrupt: both sides see a reset. Counts are
 * of what was read from each side, whether it was passed on or not. Safe for use by many threads.
 */
public final class FaultProxy implements AutoCloseable {
    private final ServerSocket listener;
    private final String host;
    private final int port;
    private final WireFaults wire = new WireFaults();
    private final List<ProxiedConnection> connections = new CopyOnWriteArrayList<>();
    private volatile boolean refusing;

    private FaultProxy(ServerSocket listener, String host, int port) {
        this.listener = listener;
        this.host = host;
        this.port = port;
    }

    /** A proxy on a free local port, before the server that {@code options} names. */
    public static FaultProxy before(ConnectionFactoryOptions options) {
        Object port = options.getValue(ConnectionFactoryOptions.PORT);
        return before(
                (String) options.getRequiredValue(ConnectionFactoryOptions.HOST),
                port == null ? 5432 : Integer.parseInt(port.toString()));
    }

    /** A proxy on a free local port, before {@code host} and {@code port}. */
    public static FaultProxy before(String host, int port) {
        try {
            FaultProxy proxy = new FaultProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), host, port);
            ProxiedConnection.start("fault proxy", proxy::accept);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The local port. */
    public int port() {
        return listener.getLocalPort();
    }

    /** The same options, through this proxy. */
    public ConnectionFactoryOptions through(ConnectionFactoryOptions options) {
        return options.mutate()
                .option(ConnectionFactoryOptions.HOST, listener.getInetAddress().getHostAddress())
                .option(ConnectionFactoryOptions.PORT, port())
                .build();
    }

    /** Passes nothing on, either way, until {@link #release()}; nothing is lost. */
    public void hold() {
        wire.hold(true);
    }

    /** Passes on what was held. */
    public void release() {
        wire.hold(false);
    }

    /** Loses what the server sends, from now on or no longer; what the client sends still arrives. */
    public void dropReplies(boolean drop) {
        wire.dropReplies = drop;
    }

    /** Delays everything by {@code perLeg}, once there and once back; order and throughput stay. */
    public void delay(Duration perLeg) {
        wire.delayNanos = perLeg.toNanos();
    }

    /** Resets every new connection at once, from now on or no longer. */
    public void refuse(boolean refuse) {
        refusing = refuse;
    }

    /** Cuts all connections now. */
    public void cut() {
        connections.forEach(ProxiedConnection::cut);
        connections.clear();
    }

    /** Passes on {@code bytes} more from clients, then cuts the connection that has the next one; once. */
    public void cutAfterClientBytes(long bytes) {
        wire.clientBudget.set(bytes);
    }

    /** Passes on {@code bytes} more from the server, then cuts the connection that has the next one; once. */
    public void cutAfterServerBytes(long bytes) {
        wire.serverBudget.set(bytes);
    }

    /** What clients have sent since {@link #resetCounts()}. */
    public long clientBytes() {
        return wire.clientBytes.get();
    }

    /** What the server has sent since {@link #resetCounts()}. */
    public long serverBytes() {
        return wire.serverBytes.get();
    }

    /** How often a client spoke after its server had spoken, or first, since {@link #resetCounts()}. */
    public long roundTrips() {
        return wire.roundTrips.get();
    }

    /** Connections that are open on both sides. */
    public long openConnections() {
        return connections.stream().filter(ProxiedConnection::isOpen).count();
    }

    /** Counts from zero again. */
    public void resetCounts() {
        wire.clientBytes.set(0);
        wire.serverBytes.set(0);
        wire.roundTrips.set(0);
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                connect(listener.accept());
            } catch (IOException e) {
                // The listener was closed, or the server is down: then the client was told by the reset.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        if (refusing) {
            ProxiedConnection.reset(client);
            return;
        }
        try {
            connections.add(ProxiedConnection.open(client, new Socket(host, port), wire));
        } catch (IOException e) {
            ProxiedConnection.reset(client);
            throw e;
        }
    }

    /** Cuts everything and stops listening. */
    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            cut();
        }
    }
}
