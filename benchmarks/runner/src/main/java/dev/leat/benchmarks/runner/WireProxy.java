package dev.leat.benchmarks.runner;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands before the server, adds half of a round trip time in each direction without limiting what is under way, and
 * counts statements and round trips.
 */
final class WireProxy implements AutoCloseable {
    private static final Chunk END = new Chunk(new byte[0], 0);

    private final ServerSocket socket;
    private final Place server;
    private final long delayNanos;
    private final AtomicLong statements = new AtomicLong();
    private final AtomicLong roundTrips = new AtomicLong();

    private WireProxy(ServerSocket socket, Place server, long delayNanos) {
        this.socket = socket;
        this.server = server;
        this.delayNanos = delayNanos;
    }

    /** Listens on a free port of this machine. */
    static WireProxy before(Place server, int roundTripMillis) throws IOException {
        WireProxy proxy = new WireProxy(
                new ServerSocket(0, 100, InetAddress.getLoopbackAddress()), server, roundTripMillis * 500_000L);
        Thread.ofVirtual().start(proxy::accept);
        return proxy;
    }

    int port() {
        return socket.getLocalPort();
    }

    /** Statements executed so far; BEGIN, COMMIT and their like are none. */
    long statements() {
        return statements.get();
    }

    /** How often a client sent something after the server had answered. */
    long roundTrips() {
        return roundTrips.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = socket.accept();
                Socket upstream = new Socket(server.host(), server.port());
                client.setTcpNoDelay(true);
                upstream.setTcpNoDelay(true);
                Turns turns = new Turns();
                FrontendMessages messages = new FrontendMessages(statements);
                pump(client, upstream, (bytes, length) -> {
                    turns.clientSpoke();
                    messages.read(bytes, length);
                });
                pump(upstream, client, (bytes, length) -> turns.serverSpoke());
            }
        } catch (IOException closed) {
            // The proxy is closed, or the server is gone: the clients see it.
        }
    }

    private void pump(Socket from, Socket to, Watch watch) {
        BlockingQueue<Chunk> queue = new LinkedBlockingQueue<>();
        Thread.ofVirtual().start(() -> receive(from, queue, watch));
        Thread.ofVirtual().start(() -> send(queue, to));
    }

    private void receive(Socket from, BlockingQueue<Chunk> queue, Watch watch) {
        byte[] buffer = new byte[65_536];
        try (InputStream in = from.getInputStream()) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                watch.passed(buffer, length);
                queue.add(new Chunk(Arrays.copyOf(buffer, length), System.nanoTime() + delayNanos));
            }
        } catch (IOException closed) {
            // The other side is told by the end of the queue.
        }
        queue.add(END);
    }

    private static void send(BlockingQueue<Chunk> queue, Socket to) {
        try (OutputStream out = to.getOutputStream()) {
            for (Chunk chunk = queue.take(); chunk != END; chunk = queue.take()) {
                for (long wait = chunk.due - System.nanoTime(); wait > 0; wait = chunk.due - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                out.write(chunk.bytes);
            }
        } catch (IOException | InterruptedException closed) {
            // Nobody listens any more.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private interface Watch {
        void passed(byte[] bytes, int length);
    }

    /** The turns of the two sides of one connection. */
    private final class Turns {
        private boolean serverSpoke = true;

        synchronized void clientSpoke() {
            if (serverSpoke) {
                roundTrips.incrementAndGet();
                serverSpoke = false;
            }
        }

        synchronized void serverSpoke() {
            serverSpoke = true;
        }
    }

    private record Chunk(byte[] bytes, long due) {}
}
