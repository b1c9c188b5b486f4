package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.LeatException;
import dev.leat.core.error.OperationTimeoutException;
import dev.leat.core.error.TransactionOutcomeUnknownException;
import dev.leat.core.query.ColumnType;
import dev.leat.core.testing.Fault;
import dev.leat.core.testing.FaultConnectionFactory;
import dev.leat.core.testing.FaultSweep;
import dev.leat.core.testing.Rounds;
import dev.leat.core.testing.SweepCase;
import dev.leat.core.testing.SweepCase.Outcome;
import dev.leat.core.testing.SweepReport;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.IsolationLevel;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** The same sweep over a driver that blocks, in a transaction with a nested one and an isolation level of its own. */
class H2FaultSweepIT {
    private static final Settings TIGHT = Rig.SHORT
            .withPoolSize(1)
            .withStatementTimeout(Duration.ofMillis(150))
            .withCloseTimeout(Duration.ofMillis(100))
            .withCancelGrace(Duration.ofMillis(10));

    private final FaultConnectionFactory faults =
            new FaultConnectionFactory(ConnectionFactories.get("r2dbc:h2:mem:///sweep?options=DB_CLOSE_DELAY=-1"));
    private final Connections connections = Connections.pooled(faults, TIGHT, false);
    private final StatementExecutor executor = connections.executor();

    @BeforeEach
    void createTable() {
        Rig.await(executor.update(Rig.bound("drop table if exists item"))
                .then(executor.update(Rig.bound("create table item (id int primary key)"))));
        Hooks.onErrorDropped(ignored -> {}); // the faults' own
    }

    @AfterEach
    void close() {
        Hooks.resetOnErrorDropped();
        connections.close().block(Rig.LIMIT);
        faults.closeAll();
    }

    @Test
    void transactionOfTwoWrites() {
        TransactionOptions serializable = TransactionOptions.DEFAULT.withIsolation(IsolationLevel.SERIALIZABLE);
        Mono<Long> nested = executor.transactional(TransactionOptions.DEFAULT, insert(2));
        Mono<Long> both = executor.transactional(serializable, insert(1).then(nested));
        FaultSweep sweep = FaultSweep.of(faults, () -> both)
                .every(Rounds.of(4, 1))
                .before(() -> Rig.await(executor.update(Rig.bound("delete from item"))))
                .check(this::check);
        SweepReport report = sweep.faults(
                        EnumSet.complementOf(EnumSet.of(Fault.THROW)).toArray(Fault[]::new))
                .run();
        SweepReport thrown = sweep.faults(Fault.THROW)
                .interactions(step -> !step.what().equals("validate"))
                .run();
        System.out.println("H2: " + report + "; thrown: " + thrown);
        assertThat(report.count(Outcome.CANCELLED)).isPositive();
        assertThat(report.count(Outcome.FAILED)).isPositive();
    }

    /**
     * The driver cannot stop it: whoever waits is told in time, and the database is back when the statement has ended, which
     * is long after the limits of all that is done to get rid of the connection.
     */
    @Test
    void statementThatTakesTooLongIsLeftToEnd() {
        Mono<Long> slow = executor.update(
                Rig.bound("update item set id = 2 where id < (select sum(mod(x, 7)) from system_range(1, 15000000))"));
        assertThatThrownBy(() -> Rig.await(insert(1).then(slow)))
                .isInstanceOfAny(OperationTimeoutException.class, TransactionOutcomeUnknownException.class);
        assertThat(executor.rows(Rig.bound("select 1"), row -> row.get(0, ColumnType.LONG) + "", 1)
                        .retryWhen(Retry.backoff(100, Duration.ofMillis(50)).maxBackoff(Duration.ofMillis(500)))
                        .block(Duration.ofMinutes(1))) // how long the statement takes is up to the machine
                .containsExactly("1");
        eventuallyRests();
    }

    private void check(SweepCase run) {
        eventuallyRests();
        assertThat(read("select isolation_level from information_schema.sessions where session_id = session_id()"))
                .containsExactly("READ COMMITTED");
        List<String> rows = read("select id from item order by id");
        assertThat(rows).isIn(List.of(), List.of("1", "2"));
        if (run.outcome() == Outcome.COMPLETED) {
            assertThat(rows).hasSize(2);
        }
        if (run.outcome() == Outcome.FAILED) {
            assertThat(run.error()).isInstanceOf(LeatException.class);
        }
    }

    private void eventuallyRests() {
        long end = System.nanoTime() + Rig.LIMIT.toNanos();
        while (!rests() && System.nanoTime() < end) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(rests()).as("pool rests").isTrue();
    }

    private boolean rests() {
        PoolStatistics pool = Objects.requireNonNull(connections.statistics());
        return pool.acquired() == 0 && pool.pending() == 0;
    }

    private List<String> read(String sql) {
        return Rig.await(executor.rows(
                Rig.bound("select cast(x as varchar) from (" + sql + ") t(x)"),
                row -> String.valueOf(row.get(0, ColumnType.STRING)),
                10));
    }

    private Mono<Long> insert(int id) {
        return executor.update(Rig.bound("insert into item values ($1)", id));
    }
}
