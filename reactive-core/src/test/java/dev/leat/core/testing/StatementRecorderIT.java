package dev.leat.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Wrapped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class StatementRecorderIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    @Test
    void recordsTextAndBindsUnderAPool() {
        StatementRecorder recorder = new StatementRecorder(DATABASE.connections());
        ConnectionPool pool = TestDatabase.pool(recorder.connections(), 1);
        assertThat(BlockingSql.on(pool).value(Integer.class, "select $1::int + $2::int", 1, 2))
                .isEqualTo(3);
        assertThat(recorder.statements()).containsExactly(new RecordedStatement("select $1::int + $2::int", 2, 1));
        pool.close().block();
    }

    @Test
    void recordsOverAPool() {
        ConnectionPool pool = DATABASE.pool(1);
        StatementRecorder recorder = new StatementRecorder(pool);
        BlockingSql.on(recorder.connections()).rows("select 1");
        assertThat(recorder.sql()).containsExactly("select 1");
        pool.close().block();
    }

    @Test
    void recordsStatementsThatFail() {
        StatementRecorder recorder = new StatementRecorder(DATABASE.connections());
        Mono<Void> failing = onConnection(
                recorder.connections(),
                c -> read(c.createStatement("select nope").execute()));
        failing.onErrorComplete().block();
        assertThat(recorder.count()).isEqualTo(1);
    }

    @Test
    void keepsTransactionControlApart() {
        StatementRecorder recorder = new StatementRecorder(DATABASE.connections());
        Mono<Void> transaction = onConnection(
                recorder.connections(),
                c -> Flux.just(
                                "BEGIN ISOLATION LEVEL SERIALIZABLE",
                                "select 1",
                                "SAVEPOINT s",
                                "rollback to s",
                                "commit")
                        .concatMap(sql -> read(c.createStatement(sql).execute())));
        transaction.block();
        assertThat(recorder.sql()).containsExactly("select 1");
        assertThat(recorder.control()).hasSize(4);
        recorder.clear();
        assertThat(recorder.statements()).isEmpty();
        assertThat(recorder.control()).isEmpty();
    }

    @Test
    void countsTheSetsOfABatchAndEachStatementOfOne() {
        StatementRecorder recorder = new StatementRecorder(ConnectionFactories.get("r2dbc:h2:mem:///recorder"));
        onConnection(
                        recorder.connections(),
                        c -> read(c.createStatement("select ?")
                                .bind(0, 1)
                                .add()
                                .bind(0, 2)
                                .execute()))
                .block();
        onConnection(
                        recorder.connections(),
                        c -> read(
                                c.createBatch().add("select 1").add("select 2").execute()))
                .block();
        assertThat(recorder.statements())
                .containsExactly(
                        new RecordedStatement("select ?", 1, 2),
                        new RecordedStatement("select 1", 0, 1),
                        new RecordedStatement("select 2", 0, 1));
    }

    @Test
    void letsTheDriversConnectionBeReached() {
        StatementRecorder recorder = new StatementRecorder(DATABASE.connections());
        ConnectionPool pool = TestDatabase.pool(recorder.connections(), 1);
        onConnection(
                        pool,
                        c -> ((Wrapped<?>) c).unwrap(PostgresqlConnection.class).cancelRequest())
                .block();
        assertThat(recorder.connections().getMetadata().getName()).isEqualTo("PostgreSQL");
        pool.close().block();
    }

    private interface Work {
        Publisher<?> with(Connection connection);
    }

    private static Mono<Void> onConnection(ConnectionFactory connections, Work work) {
        return Mono.usingWhen(
                connections.create(),
                connection -> Flux.from(work.with(connection)).then(),
                Connection::close);
    }

    private static Flux<?> read(Publisher<? extends Result> results) {
        return Flux.from(results).concatMap(result -> result.map((row, metadata) -> row.get(0)));
    }
}
