package dev.leat.core.testing;

import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/** One client and its server. Each leg has a thread that reads and one that writes, so that a delay costs no throughput. */
final class ProxiedConnection {
    private static final int CHUNK = 16 * 1024;

    private final Socket client;
    private final Socket server;
    private final WireFaults wire;
    private final AtomicBoolean clientsTurn = new AtomicBoolean(true);

    /** Bytes on their way; none at all is the end of the stream. */
    private record Chunk(ByteBuffer bytes, long dueNanos) {}

    private interface Work {
        void run() throws IOException, InterruptedException;
    }

    private ProxiedConnection(Socket client, Socket server, WireFaults wire) {
        this.client = client;
        this.server = server;
        this.wire = wire;
    }

    static ProxiedConnection open(Socket client, Socket server, WireFaults wire) throws IOException {
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        ProxiedConnection connection = new ProxiedConnection(client, server, wire);
        BlockingQueue<Chunk> requests = new LinkedBlockingQueue<>();
        BlockingQueue<Chunk> replies = new LinkedBlockingQueue<>();
        connection.leg("client reader", () -> connection.readClient(requests));
        connection.leg("server writer", () -> connection.write(server, requests, wire.clientBudget));
        connection.leg("server reader", () -> connection.readServer(replies));
        connection.leg("client writer", () -> connection.write(client, replies, wire.serverBudget));
        return connection;
    }

    private void readClient(BlockingQueue<Chunk> requests) throws IOException {
        read(client, requests, length -> {
            wire.clientBytes.addAndGet(length);
            if (clientsTurn.compareAndSet(true, false)) {
                wire.roundTrips.incrementAndGet();
            }
            return true;
        });
    }

    private void readServer(BlockingQueue<Chunk> replies) throws IOException {
        read(server, replies, length -> {
            wire.serverBytes.addAndGet(length);
            clientsTurn.set(true);
            return !wire.dropReplies;
        });
    }

    /** Counts what was read and says whether it goes on. */
    private interface Toll {
        boolean passes(int length);
    }

    private void read(Socket from, BlockingQueue<Chunk> queue, Toll toll) throws IOException {
        byte[] buffer = new byte[CHUNK];
        int length = from.getInputStream().read(buffer);
        while (length >= 0) {
            if (toll.passes(length)) {
                queue.add(
                        new Chunk(ByteBuffer.wrap(Arrays.copyOf(buffer, length)), System.nanoTime() + wire.delayNanos));
            }
            length = from.getInputStream().read(buffer);
        }
        queue.add(new Chunk(ByteBuffer.allocate(0), System.nanoTime() + wire.delayNanos));
    }

    private void write(Socket to, BlockingQueue<Chunk> queue, AtomicLong budget)
            throws IOException, InterruptedException {
        Chunk chunk = queue.take();
        while (chunk.bytes().hasRemaining()) {
            TimeUnit.NANOSECONDS.sleep(chunk.dueNanos() - System.nanoTime());
            wire.awaitRelease();
            int passing = WireFaults.spend(budget, chunk.bytes().remaining());
            to.getOutputStream().write(chunk.bytes().array(), 0, passing);
            if (passing < chunk.bytes().remaining()) {
                cut();
                return;
            }
            chunk = queue.take();
        }
        to.shutdownOutput();
    }

    private void leg(String name, Work work) {
        start("fault proxy " + name, () -> {
            try {
                work.run();
            } catch (IOException | InterruptedException e) {
                cut();
            }
        });
    }

    static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    boolean isOpen() {
        return !client.isClosed() && !server.isClosed();
    }

    void cut() {
        reset(client);
        reset(server);
    }

    /** Closes with a reset instead of a farewell. */
    static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            // It is closed already, which is what was wanted.
        }
    }
}
