package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.Database;
import dev.leat.core.error.OperationTimeoutException;
import dev.leat.core.testing.TestDatabase;
import io.r2dbc.spi.IsolationLevel;
import java.time.Duration;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The time limits that PostgreSQL keeps, and those that it must not keep. */
class ServerLimitsIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Settings SETTINGS = Settings.DEFAULT
            .withPoolSize(2)
            .withStatementTimeout(Duration.ofMillis(300))
            .withStreams(StreamSettings.DEFAULT.withChunk(100));

    private Database database = Database.open(DATABASE.url(), SETTINGS);

    @AfterEach
    void close() {
        database.close().block(Rig.LIMIT);
    }

    private void open(String more, Settings settings) {
        close();
        database = Database.open(DATABASE.url() + more, settings);
    }

    private Mono<String> show(String setting) {
        return database.sql("select current_setting(:name)")
                .bind("name", setting)
                .as(String.class)
                .one();
    }

    private Mono<String> statementTimeout() {
        return show("statement_timeout");
    }

    @Test
    void keepTheLimitOfStatementsInTransactionsOnly() {
        assertThat(Rig.await(statementTimeout())).isEqualTo("0");
        assertThat(Rig.await(database.transactional(statementTimeout()))).isEqualTo("300ms");
        assertThat(Rig.await(database.transactional(database.transactional(statementTimeout()))))
                .isEqualTo("300ms");
        assertThat(Rig.await(database.consistent(statementTimeout()))).isEqualTo("300ms");
        assertThat(Rig.await(statementTimeout())).isEqualTo("0");
    }

    @Test
    void areLeftAsTheUrlHasThem() {
        open("&options=statement_timeout=5000;idle_in_transaction_session_timeout=7000", SETTINGS);
        assertThat(Rig.await(statementTimeout())).isEqualTo("5s");
        assertThat(Rig.await(database.transactional(statementTimeout()))).isEqualTo("5s");
        TransactionOptions longer = TransactionOptions.DEFAULT.withTimeout(Duration.ofSeconds(20));
        assertThat(Rig.await(database.transactional(longer, show("idle_in_transaction_session_timeout"))))
                .isEqualTo("7s");
        open("&statementTimeout=PT4S", SETTINGS);
        assertThat(Rig.await(database.transactional(statementTimeout()))).isEqualTo("4s");
    }

    @Test
    void comeWithTheModesOfTheTransactionInOneStatement() {
        TransactionOptions options = TransactionOptions.DEFAULT
                .withIsolation(IsolationLevel.SERIALIZABLE)
                .asReadOnly();
        assertThat(Rig.await(database.transactional(options, show("transaction_isolation"))))
                .isEqualTo("serializable");
        assertThat(Rig.await(database.transactional(options, show("transaction_read_only"))))
                .isEqualTo("on");
        assertThat(Rig.await(database.transactional(show("transaction_read_only"))))
                .isEqualTo("off");
        QueryLog log = new QueryLog();
        Rig.await(database.transactional(options, statementTimeout()).contextWrite(log::install));
        assertThat(log.controls()).containsOnlyKeys("BEGIN", "COMMIT").containsEntry("BEGIN", 1L);
    }

    @Test
    void streamOutlivesThemHoweverSlowItsReader() {
        Function<Database, Flux<Integer>> stream =
                on -> on.sql("select i from generate_series(1, 1000) i").as(Integer.class).stream()
                        .limitRate(1)
                        .concatMap(
                                i -> i % 250 == 0
                                        ? Mono.delay(Duration.ofMillis(700)).thenReturn(i)
                                        : Mono.just(i),
                                1);
        assertThat(Rig.await(stream.apply(database).count())).isEqualTo(1000);
        assertThat(Rig.await(database.consistent(stream.apply(database)).count()))
                .isEqualTo(1000);
        assertThat(Rig.await(database.transactional(stream.apply(database).count())))
                .isEqualTo(1000);
    }

    @Test
    void statementThatTakesTooLongIsStoppedInsideAndOutsideOfTransactions() {
        Mono<Integer> slow =
                database.sql("select 1 from pg_sleep(20)").as(Integer.class).one();
        assertThatThrownBy(() -> Rig.await(slow)).isInstanceOf(OperationTimeoutException.class);
        assertThatThrownBy(() -> Rig.await(database.transactional(slow))).isInstanceOf(OperationTimeoutException.class);
        assertThatThrownBy(() -> Rig.await(
                        database.sql("select i, pg_sleep(20) from generate_series(1, 2) i").map(row -> 1).stream()
                                .count()))
                .isInstanceOf(OperationTimeoutException.class);
        assertThat(Rig.await(database.sql(
                                "select count(*) from pg_stat_activity where query like '%pg_sleep(20)%' and state = 'active'"
                                        + " and pid <> pg_backend_pid()")
                        .as(Long.class)
                        .one()))
                .isZero();
    }

    @Test
    void idleLimitFollowsTheTransaction() {
        open("", SETTINGS.withTransactionTimeout(Duration.ofMillis(400)).withCloseTimeout(Duration.ofMillis(400)));
        TransactionOptions longer = TransactionOptions.DEFAULT.withTimeout(Duration.ofSeconds(8));
        Mono<String> idle = Mono.delay(Duration.ofMillis(1600)).then(statementTimeout());
        assertThat(Rig.await(database.transactional(longer, idle))).isEqualTo("300ms");
        assertThatThrownBy(() -> Rig.await(database.transactional(idle)))
                .hasMessageStartingWith("[TransactionTimeout]");
    }
}
