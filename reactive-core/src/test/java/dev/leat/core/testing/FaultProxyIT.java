package dev.leat.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.Result;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class FaultProxyIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final Duration SHORT = Duration.ofMillis(100);

    private final FaultProxy proxy = FaultProxy.before(DATABASE.options());
    private final Connection connection = connect();

    private Connection connect() {
        return Objects.requireNonNull(Mono.from(ConnectionFactories.get(proxy.through(DATABASE.options()))
                        .create())
                .block(LIMIT));
    }

    @BeforeEach
    void prepareTable() {
        DATABASE.admin().script("drop table if exists item", "create table item (id int)");
        read("select $1::int", 1).to().await(LIMIT);
        proxy.resetCounts();
    }

    @AfterEach
    void close() {
        proxy.close();
    }

    /** A query that is not yet subscribed. */
    private record Query(Flux<Object> rows) {
        StrictSubscriber<Object> to() {
            return StrictSubscriber.unbounded().to(rows);
        }
    }

    private Query read(String sql, int bind) {
        return new Query(
                Flux.defer(() -> connection.createStatement(sql).bind(0, bind).execute())
                        .cast(Result.class)
                        .concatMap(result -> result.map((row, metadata) -> Objects.requireNonNull(row.get(0)))));
    }

    private StrictSubscriber<Object> query() {
        return read("select $1::int", 1).to();
    }

    @Test
    void passesEverythingOnAndCountsOneRoundTripPerQuery() {
        assertThat(query().await(LIMIT).values()).containsExactly(1);
        assertThat(query().await(LIMIT).values()).containsExactly(1);
        assertThat(proxy.roundTrips()).isEqualTo(2);
        assertThat(proxy.clientBytes()).isBetween(20L, 1000L);
        assertThat(proxy.serverBytes()).isBetween(20L, 1000L);
    }

    @Test
    void passesManyBytesUnchanged() {
        StrictSubscriber<Object> subscriber =
                read("select n from generate_series(1, $1) n", 200_000).to();
        assertThat(subscriber.await(LIMIT).values()).hasSize(200_000).contains(1, 200_000);
        assertThat(proxy.serverBytes()).isGreaterThan(1_000_000);
    }

    @Test
    void holdsBothWaysAndLosesNothing() {
        proxy.hold();
        StrictSubscriber<Object> subscriber = query();
        assertThat(subscriber.endsWithin(SHORT)).isFalse();
        proxy.release();
        assertThat(subscriber.await(LIMIT).values()).containsExactly(1);
    }

    @Test
    void cutsNow() {
        proxy.hold();
        StrictSubscriber<Object> subscriber = query();
        proxy.cut();
        assertThat(subscriber.await(LIMIT).error()).isInstanceOf(R2dbcException.class);
        assertThat(proxy.openConnections()).isZero();
    }

    @Test
    void cutsAfterBytesFromTheClientSoThatTheServerNeverHears() {
        proxy.cutAfterClientBytes(10);
        StrictSubscriber<Object> subscriber =
                read("insert into item values ($1) returning id", 7).to();
        assertThat(subscriber.await(LIMIT).error()).isInstanceOf(R2dbcException.class);
        assertThat(DATABASE.admin().count("item")).isZero();
    }

    @Test
    void cutsAfterBytesFromTheServerWhichHasDoneItsWork() {
        proxy.cutAfterServerBytes(10);
        StrictSubscriber<Object> subscriber =
                read("insert into item values ($1) returning id", 7).to();
        assertThat(subscriber.await(LIMIT).error()).isInstanceOf(R2dbcException.class);
        assertThat(Eventually.problem(LIMIT, () -> DATABASE.admin().count("item") == 1 ? null : "not inserted"))
                .isNull();
    }

    @Test
    void dropsRepliesOnly() {
        proxy.dropReplies(true);
        StrictSubscriber<Object> subscriber =
                read("insert into item values ($1) returning id", 7).to();
        assertThat(subscriber.endsWithin(SHORT)).isFalse();
        assertThat(DATABASE.admin().count("item")).isEqualTo(1);
    }

    @Test
    void delaysEachLeg() {
        proxy.delay(SHORT);
        StrictSubscriber<Object> subscriber = query();
        assertThat(subscriber.endsWithin(SHORT)).isFalse();
        assertThat(subscriber.await(LIMIT).values()).containsExactly(1);
    }

    @Test
    void refusesNewConnectionsWhenTold() {
        proxy.refuse(true);
        StrictSubscriber<Connection> subscriber = StrictSubscriber.<Connection>unbounded()
                .to(ConnectionFactories.get(proxy.through(DATABASE.options())).create());
        assertThat(subscriber.await(LIMIT).error()).isInstanceOf(R2dbcException.class);
        proxy.refuse(false);
        connect();
        assertThat(proxy.openConnections()).isEqualTo(2);
    }
}
