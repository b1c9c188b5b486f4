package dev.leat.core.testing;

import io.r2dbc.pool.PoolMetrics;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A pool that must come to rest, and must then be able to give all its connections at once, each a working one. */
record WatchedPool(ConnectionFactory connections, PoolMetrics metrics) {
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Probe POSTGRES = new Probe(
            "select $1::int::text",
            "select n::text from generate_series(1, 300) n",
            // Our own driver turns on the check of the client once per connection; that may stay.
            "select 'setting ' || name from pg_settings where source = 'session'"
                    + " and name <> 'client_connection_check_interval'"
                    + " union all select 'cursor ' || name from pg_cursors where statement not like '%pg_cursors%'"
                    + " union all select 'channel ' || c from pg_listening_channels() c");
    private static final Probe H2 = new Probe(
            "select cast(cast($1 as int) as varchar)",
            "select cast(x as varchar) from system_range(1, 300)",
            "select cast(x as varchar) from system_range(1, 0)");

    /**
     * What is asked of each connection.
     *
     * @param bound one statement by the extended protocol, which gives back its value as text
     * @param rows one of more rows than a driver buffers
     * @param left what a session keeps although it should not, in words
     */
    private record Probe(String bound, String rows, String left) {
        static Probe of(ConnectionFactory connections) {
            return connections.getMetadata().getName().equals("H2") ? H2 : POSTGRES;
        }
    }

    @Nullable
    String restlessness() {
        boolean rests = metrics.acquiredSize() == 0
                && metrics.pendingAcquireSize() == 0
                && metrics.idleSize() == metrics.allocatedSize()
                && metrics.allocatedSize() <= metrics.getMaxAllocatedSize();
        return rests ? null : "INV-POOL: " + describe();
    }

    String describe() {
        return "acquired " + metrics.acquiredSize() + ", pending " + metrics.pendingAcquireSize() + ", idle "
                + metrics.idleSize() + ", allocated " + metrics.allocatedSize() + ", max "
                + metrics.getMaxAllocatedSize();
    }

    @Nullable
    String deadConnection() {
        List<Connection> all = new ArrayList<>();
        try {
            acquireAll(all);
            return Flux.fromIterable(all)
                    .flatMap(connection -> probe(Probe.of(connections), connection))
                    .blockFirst(LIMIT);
        } catch (RuntimeException e) {
            return "INV-PROBE: with " + all.size() + " connections acquired: " + e;
        } finally {
            Flux.fromIterable(all)
                    .flatMap(Connection::close)
                    .onErrorComplete()
                    .then()
                    .block(LIMIT);
        }
    }

    private void acquireAll(List<Connection> all) {
        int size = metrics.getMaxAllocatedSize();
        for (int i = 0; i < size; i++) {
            all.add(Objects.requireNonNull(
                    Mono.<Connection>from(connections.create()).block(LIMIT)));
        }
    }

    private static Flux<String> probe(Probe probe, Connection connection) {
        Mono<String> bound = read(connection, probe.bound(), 42)
                .collectList()
                .filter(values -> !values.equals(List.of("42")))
                .map(values -> "INV-PROBE: a bound 42 came back as " + values);
        Mono<String> rows = read(connection, probe.rows())
                .count()
                .filter(count -> count != 300)
                .map(count -> "INV-PROBE: 300 rows came back as " + count);
        Mono<String> state = read(connection, probe.left())
                .collectList()
                .filter(left -> !left.isEmpty())
                .map(left -> "INV-PG: the session keeps " + left);
        return Flux.concat(bound, rows, state);
    }

    private static Flux<String> read(Connection connection, String sql, Object... binds) {
        return Flux.defer(() -> {
            var statement = connection.createStatement(sql);
            for (int i = 0; i < binds.length; i++) {
                statement.bind(i, binds[i]);
            }
            return Flux.<Result>from(statement.execute())
                    .concatMap(result -> result.map((row, metadata) -> row.get(0, String.class)));
        });
    }
}
