package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.Database;
import dev.leat.core.error.LeatException;
import dev.leat.core.error.RetryableException;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How often a server is asked that lets nobody in. */
class PatientFactoryIT {
    private static final String FULL = "SFATAL\0VFATAL\0C53300\0Msorry, too many clients already\0\0";
    private static final int ATTEMPTS = PatientFactory.PAUSES + 1;

    private final AtomicInteger connects = new AtomicInteger();
    private final ServerSocket server;
    private volatile boolean resets;

    PatientFactoryIT() throws IOException {
        server = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread accepting = new Thread(this::accept);
        accepting.setDaemon(true);
        accepting.start();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                connects.incrementAndGet();
                answer(socket);
            } catch (IOException gone) { // the next one
            }
        }
    }

    private void answer(Socket socket) throws IOException {
        if (resets) {
            socket.setSoLinger(true, 0);
            return;
        }
        assertThat(socket.getInputStream().read(new byte[512])).isPositive();
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        byte[] fields = FULL.getBytes(StandardCharsets.US_ASCII);
        out.writeByte('E');
        out.writeInt(4 + fields.length);
        out.write(fields);
        out.flush();
    }

    private Database open(Settings settings) {
        return Database.open("r2dbc:postgresql://x:y@127.0.0.1:" + server.getLocalPort() + "/db", settings);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void oneQueryConnectsAHandfulOfTimes(boolean reset) {
        resets = reset;
        Database database = open(Settings.DEFAULT.withPoolSize(50));
        assertThatThrownBy(() ->
                        Rig.await(database.sql("select 1").as(Integer.class).one()))
                .isInstanceOf(RetryableException.class);
        assertThat(connects.get()).isBetween(2, ATTEMPTS);
        database.close().block(Rig.LIMIT);
    }

    @Test
    void manyQueriesConnectAHandfulOfTimesEach() {
        Database database = open(Settings.DEFAULT.withPoolSize(50));
        Flux.range(0, 100)
                .flatMap(
                        i -> database.sql("select 1")
                                .as(Integer.class)
                                .one()
                                .onErrorResume(LeatException.class, refused -> Mono.empty()),
                        100)
                .blockLast(Duration.ofSeconds(30));
        assertThat(connects.get()).isBetween(100, 100 * ATTEMPTS);
        database.close().block(Rig.LIMIT);
    }

    @Test
    void givesUpWithTheServersErrorBeforeTheAcquireTimeIsOver() {
        Database database = open(Settings.DEFAULT.withAcquireTimeout(Duration.ofMillis(500)));
        assertThatThrownBy(() ->
                        Rig.await(database.sql("select 1").as(Integer.class).one()))
                .hasMessageContaining("53300");
        assertThat(connects.get()).isLessThan(ATTEMPTS);
        database.close().block(Rig.LIMIT);
    }
}
