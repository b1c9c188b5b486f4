package dev.leat.mapper.it.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.execution.LookupStatistics;
import dev.leat.mapper.Leat;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Lookups on a connection factory that chooses the database of a tenant by the Context: tenants are never mixed. */
class RoutedLookupIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final Map<String, ConnectionFactory> TENANTS =
            Map.of("none", memory("none"), "a", memory("a"), "b", memory("b"));

    private final Leat leat = Leat.of(new Routing());

    private static ConnectionFactory memory(String name) {
        return ConnectionFactories.get(
                "r2dbc:h2:mem:///lookups_" + name + "?options=DB_CLOSE_DELAY=-1;CASE_INSENSITIVE_IDENTIFIERS=TRUE");
    }

    @BeforeAll
    static void fill() {
        TENANTS.forEach((tenant, factory) -> {
            Leat own = Leat.of(factory);
            own.schema()
                    .create(Land_.entity, Region_.entity, Town_.entity, Road_.entity)
                    .block(LIMIT);
            for (String sql : List.of(
                    "insert into land (id, name) values (1, '" + tenant + "')",
                    "insert into region (id, land_id) select x, 1 from system_range(1, 50)",
                    "insert into town (id, code, region_id) select x, '" + tenant
                            + "' || x, x from system_range(1, 50)",
                    "insert into road (id, town_id) select x, x from system_range(1, 50)")) {
                own.sql(sql).update().block(LIMIT);
            }
        });
    }

    private Flux<String> codes(Flux<Long> ids, String tenant) {
        return ids.flatMap(id -> leat.crud(Town_.entity).findById(id), 50)
                .map(town -> town.code().replaceAll("[0-9]", ""))
                .contextWrite(context -> context.put("tenant", tenant));
    }

    @Test
    void ofTenantsAreNotMixed() {
        List<Map.Entry<String, String>> found = Objects.requireNonNull(Flux.range(0, 20)
                .flatMap(
                        i -> {
                            String tenant = i % 2 == 0 ? "a" : "b";
                            return codes(Flux.just(1L + i, 2L + i), tenant).map(code -> Map.entry(tenant, code));
                        },
                        20)
                .collectList()
                .block(LIMIT));
        assertThat(found).hasSize(40).allMatch(entry -> entry.getKey().equals(entry.getValue()));
    }

    @Test
    void ofOneTenantGoTogether() {
        LookupStatistics before = leat.database().lookups();
        assertThat(codes(Flux.range(1, 50).map(Integer::longValue), "a")
                        .collectList()
                        .block(LIMIT))
                .hasSize(50)
                .containsOnly("a");
        assertThat(leat.database().lookups().batches() - before.batches()).isLessThan(5);
    }

    @Test
    void ofRelationsReadTheirTenant() {
        for (String tenant : List.of("a", "b")) {
            List<String> codes = leat.crud(Road_.entity)
                    .find()
                    .list()
                    .flatMapMany(Flux::fromIterable)
                    .flatMap(road -> road.town().load())
                    .map(town -> town.code().replaceAll("[0-9]", ""))
                    .distinct()
                    .contextWrite(context -> context.put("tenant", tenant))
                    .collectList()
                    .block(LIMIT);
            assertThat(codes).containsExactly(tenant);
            String one = leat.crud(Road_.entity)
                    .findById(7L)
                    .flatMap(road -> road.town().load())
                    .map(town -> town.code())
                    .contextWrite(context -> context.put("tenant", tenant))
                    .block(LIMIT);
            assertThat(one).isEqualTo(tenant + "7");
        }
    }

    /** Chooses when it is subscribed to. */
    private static final class Routing implements ConnectionFactory {
        @Override
        public Publisher<? extends Connection> create() {
            return Mono.deferContextual(
                    context -> Mono.from(Objects.requireNonNull(TENANTS.get(context.getOrDefault("tenant", "none")))
                            .create()));
        }

        @Override
        public ConnectionFactoryMetadata getMetadata() {
            return Objects.requireNonNull(TENANTS.get("none")).getMetadata();
        }
    }
}
