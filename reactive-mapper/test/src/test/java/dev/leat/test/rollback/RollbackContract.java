package dev.leat.test.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.Database;
import dev.leat.core.error.ConstraintViolationException;
import dev.leat.core.error.UsageException;
import dev.leat.core.execution.TransactionOptions;
import dev.leat.core.testing.BlockingSql;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Result;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What one connection does for a whole test, on any database. */
abstract class RollbackContract {
    private static final Duration LIMIT = Duration.ofSeconds(10);

    final RollbackConnectionFactory connections = new RollbackConnectionFactory(driver(), Duration.ofMillis(300));
    final Database database = Database.of(connections);

    /** The driver's own factory, of a database with the empty table {@code item}. */
    abstract ConnectionFactory driver();

    final BlockingSql outside() {
        return BlockingSql.on(driver());
    }

    @BeforeEach
    void beginsEmpty() {
        assertThat(outside().count("item")).isZero();
    }

    @AfterEach
    void leavesNothing() {
        int acquired = connections.acquired();
        await(connections.rollback());
        assertThat(acquired).isZero();
        assertThat(outside().count("item")).isZero();
        await(database.close());
    }

    static void await(Mono<?> mono) {
        mono.block(LIMIT);
    }

    final Mono<Long> insert(long id) {
        return database.sql("insert into item (id, name) values (:id, :name)")
                .bind("id", id)
                .bind("name", "item " + id)
                .update();
    }

    final long rows() {
        return Objects.requireNonNull(
                database.sql("select count(*) from item").as(Long.class).one().block(LIMIT));
    }

    @Test
    void showsWhatTheTestHasDoneToTheTestOnly() {
        await(insert(1));
        await(database.transactional(insert(2)));

        assertThat(rows()).isEqualTo(2);
        assertThat(outside().count("item")).isZero();
    }

    @Test
    void beginsAnewAfterTheRollback() {
        await(insert(1));
        await(connections.rollback());

        assertThat(rows()).isZero();
        await(insert(1));
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void rollsBackATransactionAndKeepsWhatWasBefore() {
        await(insert(1));
        Mono<Long> failing = insert(2).then(Mono.error(new IllegalStateException("no")));

        assertThatThrownBy(() -> await(database.transactional(failing))).hasMessageContaining("no");

        assertThat(rows()).isEqualTo(1);
        await(insert(2));
    }

    @Test
    void nestsTransactions() {
        Mono<Long> undone = database.transactional(insert(2).then(Mono.<Long>error(new IllegalStateException("no"))))
                .onErrorReturn(0L);
        Mono<Long> kept = database.transactional(insert(3));

        await(database.transactional(insert(1).then(undone).then(kept)));

        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void goesOnAfterAFailedStatement() {
        await(insert(1));

        assertThatThrownBy(() -> await(insert(1))).isInstanceOf(ConstraintViolationException.class);

        await(insert(2));
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void goesOnAfterATransactionWithAFailedStatement() {
        await(insert(1));

        assertThatThrownBy(() -> await(database.transactional(insert(2).then(insert(1)))))
                .isInstanceOf(ConstraintViolationException.class);

        assertThat(rows()).isEqualTo(1);
        await(database.transactional(insert(2)));
        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void refusesASecondTransactionAndAdvisesADatabasePerClass() {
        Mono<Long> second = database.transactional(insert(1).then(database.independent(insert(2))));

        assertThatThrownBy(() -> await(second))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("[OneConnection]")
                .hasMessageContaining("database per class");

        assertThat(rows()).isZero();
    }

    @Test
    void refusesTwoTransactionsAtTheSameTime() {
        Mono<Long> slow = insert(1).delayElement(Duration.ofMillis(100));

        assertThatThrownBy(() -> await(Mono.zip(
                        database.transactional(slow),
                        Mono.delay(Duration.ofMillis(30)).then(database.transactional(insert(2))))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("[OneConnection]");
        settle();
    }

    @Test
    void refusesAStatementThatWouldWaitForTheTransactionAroundIt() {
        Mono<Long> lost = Mono.fromFuture(() -> insert(2).toFuture()); // without the Reactor Context

        assertThatThrownBy(() -> await(database.transactional(insert(1).then(lost))))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("[OneConnection]")
                .hasMessageContaining("database per class");
        assertThat(rows()).isZero();
    }

    @Test
    void servesAWaitingStatementAfterTheTransaction() {
        Mono<Long> slow = insert(1).delayElement(Duration.ofMillis(100));

        await(Mono.zip(
                database.transactional(slow), Mono.delay(Duration.ofMillis(20)).then(insert(2))));

        assertThat(rows()).isEqualTo(2);
    }

    @Test
    void servesManyConnectionsOneAfterTheOther() {
        await(Flux.range(1, 500).flatMap(this::insert, 100).then());

        assertThat(rows()).isEqualTo(500);
    }

    @Test
    void ignoresIsolationAndReadOnly() {
        TransactionOptions options = TransactionOptions.DEFAULT.withIsolation(IsolationLevel.SERIALIZABLE);

        await(insert(1));
        await(database.transactional(options, insert(2)));
        await(database.transactional(options.asReadOnly(), insert(3)));

        assertThat(rows()).isEqualTo(3);
    }

    @Test
    void readsManyRowsInAndOutsideOfATransaction() {
        await(Flux.range(1, 600).flatMap(this::insert, 10).then());
        Mono<Long> all = database.sql("select id from item order by id")
                .as(Long.class)
                .all()
                .flatMap(id -> database.sql("select id from item where id = :id")
                        .bind("id", id)
                        .as(Long.class)
                        .one())
                .count();

        assertThat(all.block(LIMIT)).isEqualTo(600);
        assertThat(database.transactional(all).block(LIMIT)).isEqualTo(600);
    }

    @Test
    void refusesTransactionsAsText() {
        await(insert(1));

        Connection connection = Objects.requireNonNull(connections.create().block(LIMIT));
        for (String sql : new String[] {"commit", "ROLLBACK", " begin", "start  transaction", "end"}) {
            assertThatThrownBy(() ->
                            await(Mono.from(connection.createStatement(sql).execute())))
                    .isInstanceOf(UsageException.class)
                    .hasMessageContaining("[TransactionAsText]");
        }
        await(Mono.from(connection.close()));
        assertThat(rows()).isEqualTo(1);
    }

    @Test
    void countsWhatIsNotGivenBackAndMakesItUseless() {
        Connection connection = Objects.requireNonNull(connections.create().block(LIMIT));
        await(Mono.from(connection.beginTransaction()));

        assertThat(connections.acquired()).isEqualTo(1);
        assertThat(connections.isInTransaction()).isTrue();
        await(connections.rollback());

        assertThat(Mono.from(connection.validate(io.r2dbc.spi.ValidationDepth.LOCAL))
                        .block(LIMIT))
                .isFalse();
        assertThatThrownBy(() -> await(count(connection))).hasMessageContaining("[TestOver]");
    }

    @Test
    void closingAConnectionRollsItsTransactionBack() {
        Connection connection = Objects.requireNonNull(connections.create().block(LIMIT));
        await(Mono.from(connection.beginTransaction())
                .then(Mono.from(connection
                                .createStatement("insert into item values (1, 'one')")
                                .execute())
                        .flatMap(result -> Mono.from(result.getRowsUpdated()))));
        assertThat(connection.isAutoCommit()).isFalse();

        await(Mono.from(connection.close()));
        await(Mono.from(connection.close()));

        assertThat(rows()).isZero();
        assertThat(connections.isInTransaction()).isFalse();
    }

    /** As most code on R2DBC does: the publisher of results is cancelled as soon as the first one is there. */
    @Test
    void readsAResultWhosePublisherWasCancelled() {
        await(insert(1));
        Connection connection = Objects.requireNonNull(connections.create().block(LIMIT));

        for (int i = 0; i < 20; i++) {
            assertThat(count(connection).block(LIMIT)).isEqualTo(1);
        }

        await(Mono.from(connection.close()));
        await(insert(2));
    }

    private static Mono<Long> count(Connection connection) {
        return Mono.<Result>from(
                        connection.createStatement("select count(*) from item").execute())
                .flatMap(result -> Mono.from(result.map(row -> row.get(0, Long.class))));
    }

    /** Wraps are looked through for a request to cancel, and never to close what is shared. */
    @Test
    void givesTheDriversConnectionOnlyInItsTurn() {
        Connection connection = Objects.requireNonNull(connections.create().block(LIMIT));
        RollbackConnection share = (RollbackConnection) connection;
        assertThat(share.unwrap()).isNotInstanceOf(Connection.class);

        assertThat(share.unwrap(Connection.class)).isSameAs(share);
        assertThat(isReachable(share)).isFalse();
        await(Mono.from(connection.beginTransaction()));
        assertThat(isReachable(share)).isTrue();

        await(Mono.from(connection.close()));
        assertThat(isReachable(share)).isFalse();
    }

    private static boolean isReachable(RollbackConnection share) {
        return share.unwrap() instanceof io.r2dbc.spi.Wrapped<?> reach && reach.unwrap() instanceof Connection;
    }

    @Test
    void runsABatchAsOneStatement() {
        Connection connection = Objects.requireNonNull(connections.create().block(LIMIT));

        await(Flux.from(connection
                        .createBatch()
                        .add("insert into item values (1, 'one')")
                        .add("insert into item values (2, 'two')")
                        .execute())
                .concatMap(Result::getRowsUpdated)
                .then());

        await(Mono.from(connection.close()));
        assertThat(rows()).isEqualTo(2);
    }

    /** What was cancelled ends in the background. */
    final void settle() {
        await(Mono.fromSupplier(connections::acquired)
                .filter(open -> open == 0)
                .repeatWhenEmpty(200, tries -> tries.delayElements(Duration.ofMillis(10))));
    }
}
