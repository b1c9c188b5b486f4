package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.ConstraintViolationException;
import dev.leat.core.error.UsageException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a log sees of the statements of a pipeline, and what it refuses. */
interface QueryLogContract extends ContractDatabase {
    @BeforeEach
    default void createPens() {
        run("create table pen (id bigint primary key check (id > 0), color varchar(20))");
    }

    @AfterEach
    default void dropPens() {
        run("drop table pen");
    }

    private Mono<Long> insertPen(long id) {
        return database()
                .sql("insert into pen (id, color) values (:id, 'red')")
                .bind("id", id)
                .update();
    }

    private Mono<List<Long>> penIds(long above) {
        return database()
                .sql("select id from pen where id > :above order by id")
                .bind("above", above)
                .as(Long.class)
                .list();
    }

    @Test
    default void logsStatementsByTheirText() {
        QueryLog log = new QueryLog();
        await(insertPen(1).then(insertPen(2)).then(penIds(0)).contextWrite(log::install));
        assertThat(log.statements()).isEqualTo(3);
        assertThat(log.entries()).extracting(QueryLog.Entry::count).containsExactly(2L, 1L);
        assertThat(log.entries()).extracting(QueryLog.Entry::rows).containsExactly(2L, 2L);
        assertThat(log.entries().get(0).sql()).startsWith("insert into pen");
        assertThat(log.entries()).noneMatch(entry -> entry.time().isZero());
        assertThat(log.duplicates()).isZero();
    }

    @Test
    default void findsTheSameValuesSentAgain() {
        QueryLog log = new QueryLog();
        await(penIds(7).then(penIds(8)).then(penIds(7)).then(penIds(7)).contextWrite(log::install));
        assertThat(log.duplicates()).isEqualTo(2);
        assertThat(log.entries()).extracting(QueryLog.Entry::duplicates).containsExactly(2L);
    }

    @Test
    default void logsErrorsWithTheirStatement() {
        QueryLog log = new QueryLog();
        Mono<Long> failing = insertPen(-1).onErrorResume(ConstraintViolationException.class, error -> Mono.just(0L));
        await(failing.then(insertPen(1)).contextWrite(log::install));
        assertThat(log.entries()).extracting(QueryLog.Entry::errors).containsExactly(1L);
        assertThat(log.entries()).extracting(QueryLog.Entry::count).containsExactly(2L);
    }

    @Test
    default void reportsControlStatementsWithoutCountingThem() {
        QueryLog log = new QueryLog();
        Mono<Long> nested = database().transactional(insertPen(2));
        await(database().transactional(insertPen(1).then(nested)).contextWrite(log::install));
        assertThat(log.statements()).isEqualTo(2);
        assertThat(log.controls()).containsOnlyKeys("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT");
        assertThat(log.controls().values()).containsOnly(1L);
    }

    @Test
    default void reportsTheRollback() {
        QueryLog log = new QueryLog();
        assertThatThrownBy(() -> await(database().transactional(insertPen(-1)).contextWrite(log::install)))
                .isInstanceOf(ConstraintViolationException.class);
        assertThat(log.statements()).isEqualTo(1);
        assertThat(log.controls()).containsOnlyKeys("BEGIN", "ROLLBACK");
    }

    @Test
    default void reportsNoControlStatementOnSomeoneElsesConnection() {
        QueryLog log = new QueryLog();
        await(Mono.usingWhen(
                        database().executor().source().create(),
                        connection -> database().on(ExternalConnection.of(connection), insertPen(1)),
                        connection -> connection.close())
                .contextWrite(log::install));
        assertThat(log.statements()).isEqualTo(1);
        assertThat(log.controls()).isEmpty();
    }

    @Test
    default void innerAndOuterLogSeeAStatement() {
        QueryLog inner = new QueryLog();
        QueryLog outer = new QueryLog();
        await(insertPen(1).contextWrite(inner::install).then(insertPen(2)).contextWrite(outer::install));
        assertThat(inner.statements()).isEqualTo(1);
        assertThat(outer.statements()).isEqualTo(2);
        assertThat(outer.entries()).extracting(QueryLog.Entry::rows).containsExactly(2L);
    }

    @Test
    default void logInstalledTwiceSeesAStatementOnce() {
        QueryLog log = new QueryLog();
        await(insertPen(1).contextWrite(log::install).contextWrite(log::install));
        assertThat(log.statements()).isEqualTo(1);
        assertThat(log.entries()).extracting(QueryLog.Entry::count).containsExactly(1L);
    }

    @Test
    default void statementBeyondTheBudgetIsNotSent() {
        QueryLog budget = QueryLog.atMost(2);
        Mono<Long> three = insertPen(1).then(insertPen(2)).then(insertPen(3));
        assertThatThrownBy(() -> await(three.contextWrite(budget::install)))
                .isInstanceOfSatisfying(UsageException.class, error -> {
                    assertThat(error.code()).isEqualTo("StatementBudget");
                    assertThat(error.getMessage()).contains("insert into pen").contains("2 statements");
                });
        assertThat(await(penIds(0))).containsExactly(1L, 2L);
        assertThat(budget.statements()).isEqualTo(2);
    }

    @Test
    default void transactionOverItsBudgetIsUndone() {
        QueryLog budget = QueryLog.atMost(2);
        Mono<Long> body = insertPen(1).then(insertPen(2)).then(insertPen(3));
        assertThatThrownBy(() -> await(database().transactional(body).contextWrite(budget::install)))
                .hasMessageStartingWith("[StatementBudget]");
        assertThat(budget.controls()).containsOnlyKeys("BEGIN", "ROLLBACK");
        assertThat(await(penIds(0))).isEmpty();
    }

    @Test
    default void transactionGoesOnAfterAnErrorOfTheBudgetThatWasHandled() {
        Mono<Long> within = insertPen(1).then(insertPen(2)).contextWrite(QueryLog.atMost(1)::install);
        Mono<Long> body = within.onErrorResume(UsageException.class, error -> insertPen(3));
        await(database().transactional(body));
        assertThat(await(penIds(0))).containsExactly(1L, 3L);
    }

    @Test
    default void budgetOfTheInnerLogLeavesTheOuterOneRight() {
        QueryLog outer = new QueryLog();
        Mono<Long> inner = insertPen(1).then(insertPen(2)).contextWrite(QueryLog.atMost(1)::install);
        await(inner.onErrorReturn(0L).contextWrite(outer::install));
        assertThat(outer.statements()).isEqualTo(1);
    }

    @Test
    default void budgetOfTheOuterLogLeavesTheInnerOneRight() {
        QueryLog inner = new QueryLog();
        Mono<Long> pipeline = insertPen(1).then(insertPen(2)).contextWrite(inner::install);
        assertThatThrownBy(() -> await(pipeline.contextWrite(QueryLog.atMost(1)::install)))
                .hasMessageStartingWith("[StatementBudget]");
        assertThat(inner.statements()).isEqualTo(1);
    }

    @Test
    default void everyAttemptOfARetryIsPaidFromTheBudgetAroundIt() {
        QueryLog budget = QueryLog.atMost(3);
        Mono<Long> attempts = insertPen(-1).retry(10);
        assertThatThrownBy(() -> await(attempts.contextWrite(budget::install)))
                .hasMessageStartingWith("[StatementBudget]");
        assertThat(budget.statements()).isEqualTo(3);
    }

    @Test
    default void exactlyTheBudgetIsSentByManyAtOnce() {
        QueryLog budget = QueryLog.atMost(20);
        Long done = await(Flux.range(1, 100)
                .flatMap(id -> insertPen(id).onErrorReturn(UsageException.class, 0L), 50)
                .reduce(0L, Long::sum)
                .contextWrite(budget::install));
        assertThat(done).isEqualTo(20);
        assertThat(await(penIds(0))).hasSize(20);
        assertThat(budget.entries()).extracting(QueryLog.Entry::count).containsExactly(20L);
    }
}
