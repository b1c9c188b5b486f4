package dev.leat.core.testing;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** What listens where a database is expected: sends the same bytes to all who have said something, and closes. */
public final class StubServer implements AutoCloseable {
    private final ServerSocket listener;
    private final byte[] answer;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger accepted = new AtomicInteger();

    private StubServer(ServerSocket listener, byte[] answer) {
        this.listener = listener;
        this.answer = answer;
    }

    /** Starts one on a free port, with bytes as characters; empty for one that takes connections and keeps silent. */
    public static StubServer answering(String answer) throws IOException {
        StubServer server = new StubServer(
                new ServerSocket(0, 50, InetAddress.getLoopbackAddress()),
                answer.getBytes(StandardCharsets.ISO_8859_1));
        Thread thread = new Thread(server::accept, "stub-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    /** The error message of PostgreSQL's protocol. */
    public static String fatal(String state, String message) {
        return message('E', "SFATAL\0VFATAL\0C" + state + "\0M" + message + "\0\0");
    }

    /** A message of PostgreSQL's protocol. */
    public static String message(char type, String body) {
        int length = body.length() + 4;
        String head = "" + type + (char) 0 + (char) 0 + (char) (length >> 8) + (char) (length & 0xff);
        return head + body;
    }

    /** Where it listens. */
    public int port() {
        return listener.getLocalPort();
    }

    /** How many connections were made to it. */
    public int accepted() {
        return accepted.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                sockets.add(socket);
                accepted.incrementAndGet();
                Thread thread = new Thread(() -> serve(socket), "stub-server-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try {
            byte[] said = new byte[4096];
            if (answer.length > 0 && socket.getInputStream().read(said) > 0) {
                socket.getOutputStream().write(answer);
                socket.getOutputStream().flush();
                socket.shutdownOutput();
                drain(socket); // a reset would overtake the answer
                socket.close();
            }
        } catch (IOException gone) {
            // the client has seen enough
        }
    }

    private static void drain(Socket socket) throws IOException {
        socket.getInputStream().transferTo(OutputStream.nullOutputStream());
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
