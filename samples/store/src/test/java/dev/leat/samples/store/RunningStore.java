package dev.leat.samples.store;

import dev.leat.core.execution.PoolStatistics;
import dev.leat.core.query.ColumnType;
import dev.leat.mapper.Leat;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.client.WebClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The store on a port of its own, and a client of it. */
final class RunningStore implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final ConfigurableApplicationContext context;
    private final String address;
    private final WebTestClient client;

    private RunningStore(ConfigurableApplicationContext context) {
        this.context = context;
        this.address = "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
        this.client = WebTestClient.bindToServer()
                .baseUrl(address)
                .responseTimeout(Duration.ofMinutes(2))
                .build();
    }

    /** Starts the store over a database. */
    static RunningStore on(String url, String... more) {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.add("--server.port=0");
        arguments.add("--store.url=" + url);
        return new RunningStore(SpringApplication.run(StoreApplication.class, arguments.toArray(String[]::new)));
    }

    Answer get(String path) {
        return Answer.of(client.get()
                .uri(URI.create(address + path))
                .exchange()
                .expectBody(String.class)
                .returnResult());
    }

    Answer post(String body) {
        return post(body, MediaType.APPLICATION_JSON);
    }

    Answer post(String body, MediaType type) {
        return Answer.of(client.post()
                .uri("/orders")
                .contentType(type)
                .bodyValue(body)
                .exchange()
                .expectBody(String.class)
                .returnResult());
    }

    /** A client that does not wait for the answers. */
    WebClient web() {
        return WebClient.create(address);
    }

    int port() {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }

    Leat leat() {
        return context.getBean(Leat.class);
    }

    PoolStatistics pool() {
        return Objects.requireNonNull(leat().database().statistics());
    }

    /** The only number that a statement gives. */
    long number(String sql) {
        return Objects.requireNonNull(leat().sql(sql).as(ColumnType.LONG).one().block());
    }

    /** Sessions of the database server that do something or hold a snapshot; none on H2, which has no server. */
    long busySessions() {
        boolean served = leat().database().renderer().dialect().name().equals("PostgreSQL");
        return served
                ? number("select count(*) from pg_stat_activity where datname = current_database()"
                        + " and pid <> pg_backend_pid() and (state <> 'idle' or backend_xmin is not null)")
                : 0;
    }

    /** What placing an order changes. */
    List<Long> contents() {
        return List.of(
                number("select count(*) from orders"),
                number("select count(*) from order_item"),
                number("select coalesce(sum(quantity), 0) from order_item"),
                number("select coalesce(sum(available), 0) from stock"));
    }

    @Override
    public void close() {
        context.close();
    }

    /**
     * What the store answered.
     *
     * @param statements the header {@code Leat-Statements}
     */
    record Answer(
            int status, @Nullable MediaType type, @Nullable String statements, String text) {
        static Answer of(EntityExchangeResult<String> result) {
            return new Answer(
                    result.getStatus().value(),
                    result.getResponseHeaders().getContentType(),
                    result.getResponseHeaders().getFirst("Leat-Statements"),
                    Objects.requireNonNullElse(result.getResponseBody(), ""));
        }

        JsonNode json() {
            return JSON.readTree(text);
        }
    }
}
