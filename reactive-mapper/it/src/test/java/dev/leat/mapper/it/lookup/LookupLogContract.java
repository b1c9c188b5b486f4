package dev.leat.mapper.it.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.error.UsageException;
import dev.leat.core.execution.LookupStatistics;
import dev.leat.core.execution.QueryLog;
import dev.leat.core.testing.LogCapture;
import dev.leat.mapper.Crud;
import dev.leat.mapper.it.testing.MappedDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What logs and budgets see of lookups that share statements, and of those that cannot. */
interface LookupLogContract extends LookupMap {
    private Flux<Town> inOneBatch(int count) {
        Crud<Town, Long> towns = crud(Town_.entity);
        return numbersOfTheDatabase(count).flatMap(n -> towns.findById((long) n), count);
    }

    private Flux<Town> oneByOne(int first, int count) {
        Crud<Town, Long> towns = crud(Town_.entity);
        return Flux.range(first, count).concatMap(n -> towns.findById((long) n));
    }

    @Test
    default void logShowsTheSizesOfBatches() {
        QueryLog log = new QueryLog();
        assertThat(database().list(inOneBatch(300).contextWrite(log::install))).hasSize(300);
        QueryLog.Entry lookups = log.entries().get(1);
        assertThat(lookups.keys()).isEqualTo(300);
        assertThat(lookups.rows()).isEqualTo(300);
        assertThat(lookups.batchSizes().stream().mapToInt(size -> size).sum()).isEqualTo(300);
        assertThat(lookups.batchSizes()).hasSize((int) lookups.count());
        assertThat(log.findings()).isEmpty();
        if (database().isPostgres()) {
            assertThat(lookups.batchSizes()).containsExactly(KEYS, 300 - KEYS);
        }
    }

    @Test
    default void lookupsOneAfterTheOtherAreAFindingWithOneWarning() {
        QueryLog log = new QueryLog();
        List<String> warnings = LogCapture.of(
                "dev.leat.nplusone", () -> database().list(oneByOne(1, 30).contextWrite(log::install)));
        assertThat(log.statements()).isEqualTo(30);
        assertThat(log.duplicates()).isZero();
        assertThat(log.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.shape()).containsIgnoringCase("town");
            assertThat(finding.batches()).isEqualTo(30);
        });
        assertThat(warnings).singleElement().asString().contains("[NPlusOne]", "flatMap", "findAllById");
    }

    @Test
    default void sevenLookupsOneAfterTheOtherAreNoFinding() {
        QueryLog log = new QueryLog();
        database().list(oneByOne(1, 7).contextWrite(log::install));
        assertThat(log.findings()).isEmpty();
    }

    @Test
    default void withoutALogTheyAreOnlyCounted() {
        LookupStatistics before = database().leat().database().lookups();
        List<String> warnings =
                LogCapture.of("dev.leat.nplusone", () -> database().list(oneByOne(1, 30)));
        LookupStatistics after = database().leat().database().lookups();
        assertThat(after.oneKeyBatches() - before.oneKeyBatches()).isEqualTo(30);
        assertThat(after.batches() - before.batches()).isEqualTo(30);
        assertThat(after.keys() - before.keys()).isEqualTo(30);
        assertThat(warnings).isEmpty();
    }

    @Test
    default void strictLogEndsLookupsOneAfterTheOther() {
        List<Town> found = new ArrayList<>();
        Flux<Town> towns = oneByOne(1, 30).doOnNext(found::add);
        UsageException error =
                database().error(UsageException.class, towns.then().contextWrite(QueryLog.strict()::install));
        assertThat(error.code()).isEqualTo("NPlusOne");
        assertThat(found).hasSize(7);
        assertThat(database().recorder().count()).isEqualTo(7);
    }

    @Test
    default void strictLogLetsBatchesPass() {
        QueryLog log = QueryLog.strict();
        assertThat(database().list(inOneBatch(600).contextWrite(log::install))).hasSize(600);
    }

    @Test
    default void strictLogForbidsLoadsOutsideThePlan() {
        Flux<Town> towns = roads(3).concatMap(road -> road.town().load());
        UsageException error =
                database().error(UsageException.class, towns.then().contextWrite(QueryLog.strict()::install));
        assertThat(error.code()).isEqualTo("LoadOutsidePlan");
        assertThat(database().recorder().count()).isEqualTo(1);
    }

    @Test
    default void pipelinesThatShareBatchesAreEachJudgedByTheirOwnKeys() {
        List<QueryLog> logs = new ArrayList<>();
        Flux<Long> pipelines = Flux.range(0, 10).flatMap(n -> {
            QueryLog log = new QueryLog();
            logs.add(log);
            return oneByOne(100 * n + 1, 12).count().contextWrite(log::install);
        });
        LogCapture.of(
                "dev.leat.nplusone",
                () -> database().list(numbersOfTheDatabase(1).thenMany(pipelines)));
        assertThat(logs).hasSize(10).allSatisfy(log -> {
            assertThat(log.findings()).hasSize(1);
            assertThat(log.statements()).isEqualTo(12);
        });
        sentAtMost(100, database());
    }

    @Test
    default void pipelineWithoutBudgetFailsAloneInABatchForSeveral() {
        Crud<Town, Long> towns = crud(Town_.entity);
        QueryLog poor = QueryLog.atMost(0);
        QueryLog rich = new QueryLog();
        List<Throwable> errors = new CopyOnWriteArrayList<>();
        List<Town> found = database().list(numbersOfTheDatabase(100).flatMap(n -> {
            Mono<Town> town = towns.findById((long) n);
            return n % 4 == 0
                    ? town.contextWrite(poor::install).onErrorResume(error -> {
                        errors.add(error);
                        return Mono.empty();
                    })
                    : town.contextWrite(rich::install);
        }));
        assertThat(found).extracting(Town::id).hasSize(75).noneMatch(id -> id % 4 == 0);
        assertThat(errors)
                .hasSize(25)
                .allSatisfy(error -> assertThat(error).hasMessageStartingWith("[StatementBudget]"));
        assertThat(poor.statements()).isZero();
        assertThat(rich.entries().get(0).rows()).isEqualTo(75);
        sentAtMost(2, database());
    }

    @Test
    default void budgetCountsABatchOnce() {
        QueryLog budget = QueryLog.atMost(4);
        if (database().isPostgres()) {
            assertThat(database().list(inOneBatch(700).contextWrite(budget::install)))
                    .hasSize(700);
            assertThat(budget.statements()).isEqualTo(4);
        }
    }

    @Test
    default void lookupsBeyondTheBudgetFailAndTheOthersAreRight() {
        QueryLog budget = QueryLog.atMost(2);
        Crud<Town, Long> towns = crud(Town_.entity);
        List<Throwable> errors = new CopyOnWriteArrayList<>();
        List<Town> found = database()
                .list(numbersOfTheDatabase(700)
                        .flatMap(
                                n -> towns.findById((long) n).onErrorResume(UsageException.class, error -> {
                                    errors.add(error);
                                    return Mono.empty();
                                }),
                                700)
                        .contextWrite(budget::install));
        assertThat(budget.statements()).isEqualTo(2);
        assertThat(found.size() + errors.size()).isEqualTo(700);
        assertThat(errors)
                .isNotEmpty()
                .allSatisfy(error -> assertThat(error).hasMessageStartingWith("[StatementBudget]"));
        assertThat(database().recorder().count()).isEqualTo(2);
        if (database().isPostgres()) {
            assertThat(found).hasSize(KEYS);
        }
    }

    @Test
    default void budgetInATransactionOfLookupsLeavesNothing() {
        UsageException error = database()
                .error(
                        UsageException.class,
                        database()
                                .leat()
                                .atMost(
                                        3,
                                        database()
                                                .leat()
                                                .transactional(oneByOne(1, 5).count())));
        assertThat(error.code()).isEqualTo("StatementBudget");
        assertThat(error.getMessage()).contains("3 statements, 3 rows");
        assertThat(database().recorder().count()).isEqualTo(3);
    }

    @Test
    default void siblingLoadIsSeenByTheLogOfThePipelineThatAskedFirst() {
        QueryLog log = new QueryLog();
        MappedDatabase through = database();
        assertThat(through.list(roads(50).concatMap(road -> road.town().load()).contextWrite(log::install)))
                .hasSize(50);
        assertThat(log.statements()).isEqualTo(2);
        assertThat(log.entries()).extracting(QueryLog.Entry::rows).containsExactly(50L, 50L);
        assertThat(log.findings()).isEmpty();
    }
}
