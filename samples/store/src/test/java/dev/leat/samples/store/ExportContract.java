package dev.leat.samples.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** All orders, one a line. */
interface ExportContract {
    RunningStore store();

    @Test
    default void exportsEveryOrderOnALineOfItsOwn() {
        List<Long> ids = Objects.requireNonNull(
                lines().map(order -> order.get("id").asLong()).collectList().block(Duration.ofMinutes(2)));
        assertThat(ids)
                .hasSizeGreaterThanOrEqualTo(10_000)
                .hasSize((int) store().number("select count(*) from orders"))
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    default void sendsLinesAndSaysNoNumberOfStatements() {
        ResponseEntity<Void> head = Objects.requireNonNull(store().web()
                .head()
                .uri("/orders/export")
                .retrieve()
                .toBodilessEntity()
                .block(Duration.ofMinutes(2)));
        assertThat(head.getStatusCode().value()).isEqualTo(200);
        assertThat(head.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_NDJSON);
        assertThat(head.getHeaders().getFirst("Leat-Statements")).isNull();
    }

    @Test
    default void aLineIsTheOrderThatTheStoreShows() {
        JsonNode first = Objects.requireNonNull(lines().elementAt(1_234).block(Duration.ofMinutes(2)));
        assertThat(store().get("/orders/" + first.get("id").asLong()).json()).isEqualTo(first);
    }

    @Test
    default void aReaderWhoLeavesFreesTheConnectionAndTheServer() {
        for (int lines : List.of(1, 999, 1_000, 1_001, 5_000)) {
            assertThat(lines().take(lines).count().block(Duration.ofMinutes(2))).isEqualTo(lines);
        }
        isIdle();
        assertThat(store().busySessions()).isZero();
        assertThat(store().get("/orders?size=1").status()).isEqualTo(200);
    }

    @Test
    default void readersWhoStopReadingLeaveConnectionsToOthers() throws IOException {
        List<SlowReader> readers = new ArrayList<>();
        try {
            for (int i = 0; i <= store().pool().max(); i++) {
                readers.add(new SlowReader(store().port()));
            }
            for (SlowReader reader : readers) {
                assertThat(reader.line()).startsWith("HTTP/1.1 200");
            }
            for (int i = 0; i < 20; i++) {
                assertThat(store().get("/orders?size=1").status()).isEqualTo(200);
            }
            assertThat(store().pool().streams())
                    .as("%s", store().pool())
                    .isBetween(1, store().pool().max() / 2);
        } finally {
            for (SlowReader reader : readers) {
                reader.close();
            }
        }
        isIdle();
    }

    private Flux<JsonNode> lines() {
        return store().web().get().uri("/orders/export").retrieve().bodyToFlux(JsonNode.class);
    }

    /** Waits for what ends in the background, and fails if it does not. */
    private void isIdle() {
        Boolean idle = Flux.interval(Duration.ofMillis(20))
                .map(tick -> store().pool().acquired() == 0
                        && store().pool().pending() == 0
                        && store().pool().streams() == 0)
                .filter(free -> free)
                .next()
                .timeout(Duration.ofSeconds(30), Mono.just(false))
                .block();
        assertThat(idle).as("%s", store().pool()).isTrue();
    }

    /** Asks for the export and takes little of it. */
    final class SlowReader implements AutoCloseable {
        private final Socket socket = new Socket();
        private final BufferedReader reader;

        SlowReader(int port) throws IOException {
            socket.setReceiveBufferSize(4_096);
            socket.connect(new InetSocketAddress("localhost", port));
            socket.getOutputStream()
                    .write("GET /orders/export HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8), 16);
        }

        String line() throws IOException {
            return Objects.requireNonNull(reader.readLine());
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
