package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.Database;
import dev.leat.core.query.ColumnType;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** A connection factory that chooses the database of a tenant by the Reactor Context of whoever subscribes. */
class RoutedConnectionsIT {
    private static final Map<String, ConnectionFactory> TENANTS =
            Map.of("none", memory("none"), "a", memory("a"), "b", memory("b"));

    private static final Database ROUTED = Database.of(new Routing());

    private static ConnectionFactory memory(String name) {
        return ConnectionFactories.get(
                "r2dbc:h2:mem:///routed_" + name + "?options=DB_CLOSE_DELAY=-1;CASE_INSENSITIVE_IDENTIFIERS=TRUE");
    }

    @BeforeAll
    static void fill() {
        TENANTS.forEach((tenant, factory) -> {
            Database database = Database.of(factory);
            Rig.await(database.sql("create table who (name varchar(10))").update());
            Rig.await(database.sql("insert into who values (:name)")
                    .bind("name", tenant)
                    .update());
        });
    }

    static Map<String, Function<Database, Mono<String>>> operations() {
        Map<String, Function<Database, Mono<String>>> all = new TreeMap<>();
        all.put("one", RoutedConnectionsIT::name);
        all.put(
                "all",
                database -> database.sql("select name from who")
                        .as(String.class)
                        .all()
                        .next());
        all.put(
                "stream",
                database -> database.sql("select name from who").as(String.class).stream()
                        .next());
        all.put("in a transaction", database -> database.transactional(name(database)));
        all.put("nested", database -> database.transactional(database.transactional(name(database))));
        all.put("independent", database -> database.independent(name(database)));
        all.put("independent in another", database -> database.transactional(database.independent(name(database))));
        all.put("on a snapshot", database -> database.consistent(name(database)));
        all.put(
                "many on a snapshot",
                database -> database.consistent(database.sql("select name from who").as(String.class).stream())
                        .next());
        all.put(
                "checked write",
                database -> database.executor()
                        .checked(
                                Rig.bound("select name from final table (update who set name = name)"),
                                row -> String.valueOf(row.get(0, ColumnType.STRING)),
                                10,
                                rows -> rows.get(0)));
        return all;
    }

    private static Mono<String> name(Database database) {
        return database.sql("select name from who").as(String.class).one();
    }

    static Set<String> names() {
        return operations().keySet();
    }

    @ParameterizedTest
    @MethodSource("names")
    void seesTheContextOfTheCaller(String operation) {
        for (String tenant : TENANTS.keySet()) {
            Mono<String> read = Objects.requireNonNull(operations().get(operation))
                    .apply(ROUTED)
                    .contextWrite(context -> context.put("tenant", tenant));
            assertThat(Rig.await(read)).isEqualTo(tenant);
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
