package dev.leat.core.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import java.time.Duration;
import java.util.Objects;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

class DatabaseInvariantsIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private final ConnectionPool pool = DATABASE.pool(2);
    private final DatabaseInvariants invariants =
            DatabaseInvariants.of(DATABASE).watch(pool).patience(Duration.ofMillis(500));
    private final Connection connection = Objects.requireNonNull(pool.create().block());

    @BeforeEach
    void recordDropped() {
        invariants.start();
    }

    @AfterEach
    void closePool() {
        invariants.unwatch();
        pool.close().onErrorComplete().block(); // A session that a test killed cannot say goodbye.
        invariants.stop();
    }

    private void run(String sql) {
        Flux.<Result>from(connection.createStatement(sql).execute())
                .concatMap(Result::getRowsUpdated)
                .blockLast();
    }

    private void release() {
        Mono.from(connection.close()).block();
    }

    private AbstractThrowableAssert<?, ?> assertBreach() {
        return assertThatThrownBy(invariants::check).isInstanceOf(AssertionError.class);
    }

    @Test
    void holdWhenEverythingWasGivenBack() {
        run("select 1");
        release();
        assertThatCode(invariants::check).doesNotThrowAnyException();
    }

    @Test
    void waitForWhatIsGivenBackLate() {
        Mono.delay(Duration.ofMillis(200)).then(Mono.from(connection.close())).subscribe();
        assertThatCode(invariants::check).doesNotThrowAnyException();
    }

    @Test
    void findAConnectionThatWasNotGivenBack() {
        assertBreach().hasMessageStartingWith("INV-POOL: acquired 1").hasMessageContaining("\nthread ");
        release();
    }

    @Test
    void findATransactionThatIsStillOpen() {
        run("begin");
        release();
        assertBreach().hasMessageStartingWith("INV-PG: sessions at work").hasMessageContaining("idle in transaction");
    }

    @Test
    void findAStatementThatIsStillRunning() {
        Mono.from(connection.createStatement("select pg_sleep(5)").execute())
                .flatMapMany(Result::getRowsUpdated)
                .subscribe(value -> {}, error -> {});
        release();
        assertBreach().hasMessageStartingWith("INV-PG: sessions at work").hasMessageContaining("pg_sleep");
        DATABASE.admin()
                .rows(
                        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1",
                        DATABASE.applicationName());
    }

    @Test
    void findAnAdvisoryLock() {
        run("select pg_advisory_lock(7)");
        release();
        assertBreach().hasMessageStartingWith("INV-PG: locks").hasMessageContaining("advisory");
    }

    @Test
    void findASettingThatStays() {
        run("set search_path = pg_catalog");
        release();
        assertBreach().hasMessageStartingWith("INV-PG: the session keeps [setting search_path]");
    }

    @Test
    void findAChannelThatIsListenedTo() {
        run("listen news");
        release();
        assertBreach().hasMessageContaining("channel news");
    }

    @Test
    void findMoreSessionsThanThePoolHas() {
        release();
        invariants.check();
        Connection stray = Objects.requireNonNull(
                Mono.from(DATABASE.connections().create()).block());
        assertBreach().hasMessageStartingWith("INV-PG: 3 sessions, pools have at most 2");
        Mono.from(stray.close()).block();
    }

    @Test
    void findAConnectionThatAnswersNothing() {
        Flux<?> unread = Flux.<Result>from(connection
                        .createStatement("select * from generate_series(1, 100000)")
                        .fetchSize(0)
                        .execute())
                .concatMap(result -> result.map((row, metadata) -> row.get(0)));
        StrictSubscriber<Object> reader = StrictSubscriber.demanding(1).to(unread);
        release();
        assertBreach().hasMessageMatching("(?s)INV-(PROBE|PG).*");
        reader.cancel();
    }

    @Test
    void findAnErrorThatReactorDropped() {
        release();
        Operators.onErrorDropped(new IllegalStateException("lost"), Context.empty());
        assertBreach().hasMessageStartingWith("INV-DROP").hasMessageContaining("lost");
    }

    @Test
    void acceptADroppedErrorThatIsExpected() {
        release();
        invariants.allowDropped(IllegalStateException.class::isInstance);
        Operators.onErrorDropped(new IllegalStateException("expected"), Context.empty());
        assertThatCode(invariants::check).doesNotThrowAnyException();
    }
}
