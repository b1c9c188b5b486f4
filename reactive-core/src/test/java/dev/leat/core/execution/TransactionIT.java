package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.BadSqlException;
import dev.leat.core.error.ConcurrencyException;
import dev.leat.core.error.ConstraintViolationException;
import dev.leat.core.error.TransactionAbortedException;
import dev.leat.core.error.TransactionOutcomeUnknownException;
import dev.leat.core.error.UnavailableException;
import dev.leat.core.sql.BoundStatement;
import dev.leat.core.sql.Meaning;
import dev.leat.core.testing.FaultProxy;
import dev.leat.core.testing.StatementRecorder;
import dev.leat.core.testing.StrictSubscriber;
import dev.leat.core.testing.TestDatabase;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.IsolationLevel;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** What only a server with real transactions shows. */
class TransactionIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private @Nullable Rig used;

    @BeforeEach
    void createAccounts() {
        DATABASE.admin()
                .script(
                        "drop table if exists account",
                        "create table account (id int primary key, balance int unique deferrable initially deferred)",
                        "insert into account values (1, 100), (2, 200)");
    }

    @AfterEach
    void leavesNothingBehind() {
        try (Rig rig = used) {
            if (rig != null) {
                rig.check();
            }
        }
    }

    private Rig pool(int size) {
        Rig rig = Rig.on(DATABASE, Rig.SHORT.withPoolSize(size));
        used = rig;
        return rig;
    }

    private static Mono<Long> pay(Rig rig, int id, int amount) {
        return rig.update("update account set balance = balance + $2 where id = $1", id, amount);
    }

    private static Mono<Long> pid(Rig rig) {
        return rig.numbers("select pg_backend_pid()").map(rows -> rows.get(0));
    }

    /** Ends the session that runs this. */
    private static Mono<Long> kill(Rig rig) {
        return pid(rig).publishOn(Schedulers.boundedElastic())
                .doOnNext(pid ->
                        DATABASE.admin().value(Boolean.class, "select pg_terminate_backend($1)", pid.intValue()));
    }

    private long balance(int id) {
        return DATABASE.admin().value(Integer.class, "select balance from account where id = $1", id);
    }

    @Test
    void errorAtCommitIsTheErrorAndNoValueIsEmitted() {
        Rig one = pool(1);
        long before = Rig.await(pid(one));
        StrictSubscriber<Long> subscriber = StrictSubscriber.<Long>unbounded()
                .to(one.transactional(pay(one, 1, 100)))
                .await(Rig.LIMIT)
                .keptTheRules();
        assertThat(subscriber.values()).isEmpty();
        assertThat(subscriber.error()).isInstanceOfSatisfying(ConstraintViolationException.class, error -> {
            assertThat(error.kind()).isEqualTo(ConstraintViolationException.Kind.UNIQUE);
            assertThat(error.constraint()).isEqualTo("account_balance_key");
        });
        assertThat(balance(1)).isEqualTo(100);
        assertThat(Rig.await(pid(one))).as("the connection is still good").isEqualTo(before);
    }

    @Test
    void swallowedErrorAbortsTheTransactionAndIsTheCause() {
        Rig one = pool(1);
        Mono<Long> body = pay(one, 1, 1)
                .then(one.update("insert into account values (2, 0)").onErrorReturn(0L))
                .thenReturn(1L);
        assertThatThrownBy(() -> Rig.await(one.transactional(body)))
                .isInstanceOf(TransactionAbortedException.class)
                .hasCauseInstanceOf(ConstraintViolationException.class);
        assertThat(balance(1)).isEqualTo(100);
    }

    @Test
    void errorSwallowedInANestedTransactionUndoesTheNestedOneAlone() {
        Rig one = pool(1);
        Mono<Long> nested = one.transactional(pay(one, 1, 1)
                        .then(one.update("insert into account values (2, 0)").onErrorReturn(0L)))
                .onErrorResume(TransactionAbortedException.class, aborted -> {
                    assertThat(aborted).hasCauseInstanceOf(ConstraintViolationException.class);
                    return Mono.just(-1L);
                });
        assertThat(Rig.await(one.transactional(pay(one, 2, 7).then(nested)))).isEqualTo(-1);
        assertThat(balance(1)).isEqualTo(100);
        assertThat(balance(2)).isEqualTo(207);
    }

    @Test
    void undoneSavepointsDoNotPileUp() {
        StatementRecorder recorder = new StatementRecorder(DATABASE.connections());
        try (Rig recorded = Rig.over(DATABASE, recorder.connections(), Rig.SHORT)) {
            Mono<Long> failing = recorded.transactional(recorded.update("insert into account values (2, 0)"))
                    .onErrorReturn(0L);
            Rig.await(recorded.transactional(
                    Flux.range(0, 3).concatMap(i -> failing).count()));
            assertThat(recorder.control())
                    .hasSize(9)
                    .startsWith("savepoint sp_1", "rollback to savepoint sp_1", "release savepoint sp_1");
        }
    }

    @Test
    void manyNestedTransactionsInOneWork() {
        Rig one = pool(1);
        Mono<Long> nested = one.transactional(pay(one, 1, 1));
        assertThat(Rig.await(one.transactional(
                        Flux.range(0, 200).concatMap(i -> nested).count())))
                .isEqualTo(200);
        assertThat(balance(1)).isEqualTo(300);
    }

    @Test
    void lostAnswerToCommitLeavesTheOutcomeUnknown() {
        try (FaultProxy proxy = FaultProxy.before(DATABASE.options());
                Rig behind =
                        Rig.over(DATABASE, ConnectionFactories.get(proxy.through(DATABASE.options())), Rig.SHORT)) {
            Mono<Long> body = pay(behind, 1, 5).doOnNext(paid -> proxy.dropReplies(true));
            assertThatThrownBy(() -> Rig.await(behind.transactional(body)))
                    .isInstanceOf(TransactionOutcomeUnknownException.class);
            proxy.dropReplies(false);
            proxy.cut();
            assertThat(balance(1)).isEqualTo(105);
        }
    }

    @Test
    void connectionCutAtCommitLeavesTheOutcomeUnknown() {
        try (FaultProxy proxy = FaultProxy.before(DATABASE.options());
                Rig behind =
                        Rig.over(DATABASE, ConnectionFactories.get(proxy.through(DATABASE.options())), Rig.SHORT)) {
            Mono<Long> body = pay(behind, 1, 5).doOnNext(paid -> proxy.cutAfterServerBytes(3));
            assertThatThrownBy(() -> Rig.await(behind.transactional(body)))
                    .isInstanceOf(TransactionOutcomeUnknownException.class);
            assertThat(Rig.await(pid(behind))).isPositive();
        }
    }

    @Test
    void connectionLostBeforeCommitIsNotUnknown() {
        Rig two = pool(2);
        Mono<Long> killed = kill(two);
        Mono<Long> body = pay(two, 1, 5).then(killed).then(pay(two, 1, 5).onErrorReturn(0L));
        assertThatThrownBy(() -> Rig.await(two.transactional(body))).isInstanceOf(UnavailableException.class);
        assertThat(balance(1)).isEqualTo(100);
    }

    @Test
    void backendKilledInATransactionFailsItAndTheNextOneWorks() {
        Rig one = pool(1);
        for (int round = 0; round < 5; round++) {
            Mono<Long> killed = kill(one);
            assertThatThrownBy(() -> Rig.await(
                            one.transactional(pay(one, 1, 5).then(killed).then(pay(one, 1, 5)))))
                    .isInstanceOf(UnavailableException.class);
        }
        assertThat(Rig.await(one.transactional(pay(one, 1, 1)))).isEqualTo(1);
        assertThat(balance(1)).isEqualTo(101);
    }

    @Test
    void serializationFailureIsRetryableAtAStatementAndAtCommit() {
        Rig two = pool(2);
        TransactionOptions repeatable = TransactionOptions.DEFAULT.withIsolation(IsolationLevel.REPEATABLE_READ);
        Mono<Long> late = two.numbers("select balance from account")
                .then(two.executor().independent(TransactionOptions.DEFAULT, pay(two, 1, 1)))
                .then(pay(two, 1, 1));
        assertThatThrownBy(() -> Rig.await(two.executor().transactional(repeatable, late)))
                .isInstanceOf(ConcurrencyException.class)
                .satisfies(error ->
                        assertThat(((ConcurrencyException) error).sqlState()).isEqualTo("40001"));
        TransactionOptions serializable = TransactionOptions.DEFAULT.withIsolation(IsolationLevel.SERIALIZABLE);
        Mono<Long> skewed = two.numbers("select sum(balance) from account")
                .then(two.executor()
                        .independent(
                                serializable,
                                two.numbers("select sum(balance) from account").then(pay(two, 2, 10))))
                .then(pay(two, 1, 20));
        assertThatThrownBy(() -> Rig.await(two.executor().transactional(serializable, skewed)))
                .isInstanceOf(ConcurrencyException.class);
        assertThat(balance(1)).isEqualTo(101);
        assertThat(balance(2)).isEqualTo(210);
    }

    @Test
    void victimOfADeadlockIsRetryableAndTheOtherGoesOn() {
        DATABASE.admin().update("alter database " + DATABASE.name() + " set deadlock_timeout = '50ms'");
        try (Rig rig = Rig.on(DATABASE, Rig.SHORT.withPoolSize(2))) {
            Mono<Long> left = rig.transactional(
                    pay(rig, 1, 1).delayElement(Duration.ofMillis(100)).then(pay(rig, 2, 1)));
            Mono<Long> right = rig.transactional(
                    pay(rig, 2, 1).delayElement(Duration.ofMillis(100)).then(pay(rig, 1, 1)));
            AtomicLong victims = new AtomicLong();
            Rig.await(Flux.merge(left, right)
                    .onErrorContinue((error, value) -> {})
                    .mergeWith(Mono.empty())
                    .then(Mono.just(1)));
            Rig.await(Mono.zip(retried(left, victims), retried(right, victims)).thenReturn(1L));
        }
        DATABASE.admin().update("alter database " + DATABASE.name() + " reset deadlock_timeout");
    }

    private static Mono<Long> retried(Mono<Long> transaction, AtomicLong victims) {
        return transaction.retryWhen(reactor.util.retry.Retry.max(5)
                .filter(ConcurrencyException.class::isInstance)
                .doBeforeRetry(signal -> victims.incrementAndGet()));
    }

    @Test
    void lockThatIsNotToBeHadIsRetryable() {
        Rig two = pool(2);
        Mono<List<Long>> nowait = two.executor()
                .independent(
                        TransactionOptions.DEFAULT,
                        two.numbers("select id from account where id = 1 for update nowait"));
        assertThatThrownBy(() -> Rig.await(two.transactional(pay(two, 1, 1).then(nowait))))
                .isInstanceOf(ConcurrencyException.class)
                .satisfies(error ->
                        assertThat(((ConcurrencyException) error).sqlState()).isEqualTo("55P03"));
    }

    @Test
    void readOnlyTransactionRefusesToWrite() {
        Rig one = pool(1);
        TransactionOptions readOnly = TransactionOptions.DEFAULT.asReadOnly();
        assertThatThrownBy(() -> Rig.await(one.executor().transactional(readOnly, pay(one, 1, 1))))
                .isInstanceOf(BadSqlException.class)
                .hasMessageStartingWith("[ReadOnly]");
        assertThat(Rig.await(pay(one, 1, 1))).isEqualTo(1);
    }

    // r2dbc-pool#213, r2dbc-pool#107
    @Test
    void independentTransactionOnAPoolOfOneSaysWhyItGetsNoConnection() {
        Rig one = pool(1);
        Mono<Long> inner = one.executor().independent(TransactionOptions.DEFAULT, pay(one, 1, 1));
        assertThatThrownBy(() -> Rig.await(one.transactional(pay(one, 2, 1).then(inner))))
                .isInstanceOf(UnavailableException.class)
                .hasMessageStartingWith("[AcquireTimeout]")
                .hasMessageContaining("1 of 1 in use")
                .hasMessageContaining("independent()");
        assertThat(balance(2)).isEqualTo(200);
    }

    @Test
    void lostContextOnAPoolOfOneSaysWhyItGetsNoConnection() {
        Rig one = pool(1);
        Mono<Long> lost = Mono.defer(() -> Mono.fromFuture(pay(one, 1, 1).toFuture()));
        assertThatThrownBy(() -> Rig.await(one.transactional(pay(one, 2, 1).then(lost))))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("lost the Reactor Context");
    }

    @Test
    void allStatementsOfATransactionUseOneConnection() {
        Rig two = pool(2);
        Mono<List<Long>> pids =
                Flux.range(0, 50).flatMap(i -> pid(two), 50).distinct().collectList();
        assertThat(Rig.await(two.transactional(pids))).hasSize(1);
    }

    // spring-framework#35774, pg-promise#566
    @Test
    void transactionBegunBehindOurBackIsNotGivenOn() {
        Rig one = pool(1);
        for (String begin : List.of("begin", "start transaction read only")) {
            Rig.await(one.executor().update(new BoundStatement(begin, List.of(), Meaning.ofControl("begin"))));
            one.check();
            assertThat(Rig.await(one.update("update account set balance = balance + 1 where id = 1")))
                    .isEqualTo(1);
        }
        assertThat(balance(1)).isEqualTo(102);
    }

    @Test
    void connectionOfSomeoneElseIsNeitherCommittedNorClosed() {
        Rig one = pool(1);
        Connection theirs = Objects.requireNonNull(
                Mono.<Connection>from(DATABASE.connections().create()).block(Rig.LIMIT));
        try {
            ExternalConnection external = ExternalConnection.of(theirs);
            Mono.from(theirs.beginTransaction()).block(Rig.LIMIT);
            Mono<Long> nested = one.transactional(pay(one, 2, 1).then(Mono.error(new IllegalStateException())));
            Rig.await(one.executor().on(external, pay(one, 1, 1).then(nested.onErrorReturn(0L))));
            Rig.await(one.executor().on(external, one.transactional(pay(one, 1, 1))));
            assertThatThrownBy(() -> Rig.await(
                            one.executor().on(external, pay(one, 1, 1).then(Mono.error(new IllegalStateException())))))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(theirs.isAutoCommit()).isFalse();
            assertThat(balance(1)).isEqualTo(100);
            Mono.from(theirs.commitTransaction()).block(Rig.LIMIT);
            assertThat(balance(1)).isEqualTo(103);
            assertThat(balance(2)).isEqualTo(200);
        } finally {
            Mono.from(theirs.close()).block(Rig.LIMIT);
        }
    }

    @Test
    void transactionOnAnIdleConnectionOfSomeoneElseIsARealOne() {
        Rig one = pool(1);
        Connection theirs = Objects.requireNonNull(
                Mono.<Connection>from(DATABASE.connections().create()).block(Rig.LIMIT));
        try {
            ExternalConnection external = ExternalConnection.of(theirs);
            Mono<Long> fails = one.transactional(pay(one, 1, 1).then(Mono.error(new IllegalStateException())));
            Mono<Long> both = Flux.merge(one.transactional(pay(one, 1, 10)), fails.onErrorReturn(0L), pay(one, 2, 1))
                    .count();
            Rig.await(one.executor().on(external, both));
            assertThat(theirs.isAutoCommit()).isTrue();
            assertThat(balance(1)).isEqualTo(110);
            assertThat(balance(2)).isEqualTo(201);
        } finally {
            Mono.from(theirs.close()).block(Rig.LIMIT);
        }
    }

    @Test
    void oneConnectionOfSomeoneElseIsUsedInTurnsByAllPipelines() {
        Rig one = pool(1);
        Connection theirs = Objects.requireNonNull(
                Mono.<Connection>from(DATABASE.connections().create()).block(Rig.LIMIT));
        try {
            ExternalConnection external = ExternalConnection.of(theirs);
            Mono<Long> pipeline =
                    one.executor().on(external, one.transactional(pay(one, 1, 1).then(pay(one, 1, 1))));
            Rig.await(Flux.range(0, 40).flatMap(i -> pipeline, 40).count());
            assertThat(balance(1)).isEqualTo(180);
        } finally {
            Mono.from(theirs.close()).block(Rig.LIMIT);
        }
    }
}
