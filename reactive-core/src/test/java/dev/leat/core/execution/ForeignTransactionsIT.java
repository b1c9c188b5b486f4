package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.Database;
import dev.leat.core.error.UsageException;
import dev.leat.core.testing.TestDatabase;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.ConnectionFactory;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.r2dbc.connection.ConnectionFactoryUtils;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.connection.TransactionAwareConnectionFactoryProxy;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What happens inside a transaction that Spring has begun. */
class ForeignTransactionsIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final ConnectionPool POOL = DATABASE.pool(5);
    private static final ConnectionFactory PROXY = new TransactionAwareConnectionFactoryProxy(POOL);
    private static final ConnectionFactory OTHER_PROXY = new TransactionAwareConnectionFactoryProxy(POOL);

    private final Database plain = Database.of(POOL);

    @BeforeEach
    void createTable() {
        Rig.await(plain.sql("drop table if exists item").update());
        Rig.await(plain.sql("create table item (id int primary key)").update());
    }

    @AfterAll
    static void closePool() {
        POOL.disposeLater().block(Rig.LIMIT);
    }

    static Stream<Arguments> sides() {
        return Stream.of(
                Arguments.of("plain, plain", POOL, POOL),
                Arguments.of("proxy, plain", PROXY, POOL),
                Arguments.of("plain, proxy", POOL, PROXY),
                Arguments.of("one proxy", PROXY, PROXY),
                Arguments.of("two proxies", PROXY, OTHER_PROXY));
    }

    private static TransactionalOperator spring(ConnectionFactory factory) {
        return TransactionalOperator.create(new R2dbcTransactionManager(factory));
    }

    private static Mono<Long> insert(Database database, int id) {
        return database.sql("insert into item values (:id)").bind("id", id).update();
    }

    private List<Integer> stored() {
        return Rig.await(
                plain.sql("select id from item order by id").as(Integer.class).list());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sides")
    void refusesWhatWouldNotBePartOfIt(String name, ConnectionFactory ours, ConnectionFactory springs) {
        Database database = Database.of(ours);
        Map<String, Mono<?>> operations = Map.of(
                "write", insert(database, 1),
                "read", database.sql("select 1").as(Integer.class).one(),
                "transaction", database.transactional(insert(database, 1)),
                "snapshot",
                        database.consistent(
                                database.sql("select 1").as(Integer.class).one()),
                "snapshot of many",
                        database.consistent(database.sql("select 1")
                                        .as(Integer.class)
                                        .all())
                                .then(),
                "stream", database.sql("select 1").as(Integer.class).stream().then());
        operations.forEach((what, operation) -> assertThatThrownBy(
                        () -> spring(springs).transactional(operation).block(Rig.LIMIT))
                .as(what)
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("[ForeignTransaction]")
                .hasMessageContaining("ExternalConnection"));
        assertThat(stored()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sides")
    void isLeftByAnIndependentTransaction(String name, ConnectionFactory ours, ConnectionFactory springs) {
        Database database = Database.of(ours);
        Mono<Void> rolledBack = database.independent(insert(database, 1).then(insert(database, 2)))
                .then(Mono.error(new IllegalStateException("mine")));
        assertThatThrownBy(() -> spring(springs).transactional(rolledBack).block(Rig.LIMIT))
                .hasMessage("mine");
        assertThat(stored()).containsExactly(1, 2);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("sides")
    void isJoinedOnItsConnection(String name, ConnectionFactory ours, ConnectionFactory springs) {
        Database database = Database.of(ours);
        Mono<Long> joined = ConnectionFactoryUtils.getConnection(springs)
                .flatMap(connection -> database.on(
                        ExternalConnection.of(connection),
                        insert(database, 1).then(database.transactional(insert(database, 2)))));
        spring(springs).transactional(joined).block(Rig.LIMIT);
        assertThat(stored()).containsExactly(1, 2);
        assertThatThrownBy(() -> spring(springs)
                        .transactional(
                                insertOn(database, springs, 3).then(Mono.error(new IllegalStateException("mine"))))
                        .block(Rig.LIMIT))
                .hasMessage("mine");
        assertThat(stored()).containsExactly(1, 2);
    }

    private static Mono<Long> insertOn(Database database, ConnectionFactory springs, int id) {
        return ConnectionFactoryUtils.getConnection(springs)
                .flatMap(connection -> database.on(ExternalConnection.of(connection), insert(database, id)));
    }

    @Test
    void ofAnotherFactoryDoesNotCount() {
        ConnectionPool other = DATABASE.pool(2);
        spring(other).transactional(insert(plain, 1)).block(Rig.LIMIT);
        other.disposeLater().block(Rig.LIMIT);
        assertThat(stored()).containsExactly(1);
    }

    @Test
    void thatIsSuspendedOrOverDoesNotCount() {
        DefaultTransactionDefinition none =
                new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        R2dbcTransactionManager manager = new R2dbcTransactionManager(POOL);
        Mono<Long> suspended = TransactionalOperator.create(manager, none).transactional(insert(plain, 1));
        TransactionalOperator.create(manager)
                .transactional(suspended)
                .then(insert(plain, 2))
                .block(Rig.LIMIT);
        assertThat(stored()).containsExactly(1, 2);
    }

    @Test
    void ofAnotherDatabaseDoesNotCountThoughItKeepsAConnectionOfThisOne() {
        ConnectionPool other = DATABASE.pool(2);
        Mono<Long> beside = ConnectionFactoryUtils.getConnection(POOL).then(insert(plain, 1));
        spring(other).transactional(beside).block(Rig.LIMIT);
        other.disposeLater().block(Rig.LIMIT);
        assertThat(stored()).containsExactly(1);
    }

    @Test
    void isNoticedInsideALoopOfItsOwnPipeline() {
        Flux<Long> many = Flux.range(1, 3).concatMap(id -> insert(plain, id));
        assertThatThrownBy(() -> spring(POOL).transactional(many).blockLast(Rig.LIMIT))
                .hasMessageContaining("[ForeignTransaction]");
        assertThat(stored()).isEmpty();
    }
}
