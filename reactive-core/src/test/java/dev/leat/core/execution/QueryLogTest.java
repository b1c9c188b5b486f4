package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.UsageException;
import dev.leat.core.sql.Bind;
import dev.leat.core.sql.BoundStatement;
import dev.leat.core.sql.Meaning;
import dev.leat.core.testing.LogCapture;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Hooks;
import reactor.util.context.Context;

class QueryLogTest {
    private final QueryLog log = new QueryLog();

    @Test
    void longStatementIsCutInTheMiddle() {
        String columns = "\"t\".\"a_long_column_name\", ".repeat(40);
        String table = LogTable.shortened("select " + columns + "id from \"t\" where \"t\".\"name\" = $1 order by id");
        assertThat(table)
                .startsWith("select \"t\".\"a_long")
                .endsWith(" … from \"t\" where \"t\".\"name\" = $1 order by id")
                .hasSizeBetween(290, 310);
        String conditions = "and \"t\".\"name\" = $1 ".repeat(40);
        assertThat(LogTable.shortened("select id from \"t\" where true " + conditions + "limit 7"))
                .startsWith("select id from \"t\" where true")
                .endsWith("= $1 limit 7")
                .hasSizeBetween(290, 310);
        assertThat(LogTable.shortened("insert into t\n  values ($1)")).isEqualTo("insert into t values ($1)");
        assertThat(LogTable.shortened("x".repeat(1_000))).hasSizeBetween(290, 310);
    }

    @Test
    void keepsSoManyTextsAndCountsTheRestTogether() {
        for (int i = 0; i < 10_000; i++) {
            send(log, "select " + i);
        }
        assertThat(log.statements()).isEqualTo(10_000);
        assertThat(log.entries()).hasSize(Templates.TEXTS + 1);
        assertThat(log.entries().get(Templates.TEXTS).sql()).isEqualTo(Templates.OTHERS);
        assertThat(log.entries().stream().mapToLong(QueryLog.Entry::count).sum())
                .isEqualTo(10_000);
        assertThat(log.toString()).hasLineCount(33).hasSizeLessThan(12_000);
    }

    @Test
    void keepsSoManyFingerprintsAndFindsThoseAgain() {
        for (long i = 0; i < 15_000; i++) {
            send(log, "select $1", i);
        }
        assertThat(log.duplicates()).isZero();
        send(log, "select $1", 3L);
        send(log, "select $1", 14_000L);
        assertThat(log.duplicates()).isEqualTo(1);
    }

    @Test
    void showsTheSizesOfBatches() {
        send(log, statement("select 1", 256));
        send(log, statement("select 1", 44));
        send(log, statement("select 1", 0));
        QueryLog.Entry entry = log.entries().get(0);
        assertThat(entry.batchSizes()).containsExactly(256, 44);
        assertThat(entry.keys()).isEqualTo(300);
        assertThat(entry.count()).isEqualTo(3);
    }

    @Test
    void keepsTheSizesOfAHundredBatches() {
        for (int i = 1; i <= 300; i++) {
            send(log, statement("select " + i % 2, i));
        }
        assertThat(log.entries())
                .allSatisfy(entry -> assertThat(entry.batchSizes()).hasSize(100));
        assertThat(log.entries().stream().mapToLong(QueryLog.Entry::keys).sum()).isEqualTo(300 * 301 / 2);
    }

    @Test
    void fetchesOfACursorAreNoDuplicates() {
        send(log, "fetch 100 from leat_1");
        send(log, "FETCH 100 from leat_1");
        send(log, "fetch 100 from leat_1");
        assertThat(log.statements()).isEqualTo(3);
        assertThat(log.duplicates()).isZero();
    }

    @Test
    void tableListsStatementsControlsAndFindings() {
        send(log, "select 1\n  from   x");
        send(log, "select 1\n  from   x");
        sendControl("begin");
        LogCapture.of("dev.leat.nplusone", () -> IntStream.range(0, 9).forEach(i -> log.oneKeyBatch("Customer by id")));
        assertThat(log.toString())
                .startsWith("2 statements, 6 rows, 0.0 ms (and 1 BEGIN)")
                .containsPattern("count +rows +ms +keys +again +errors +sql")
                .containsPattern("2 +6 +0.0 +1 +select 1 from x")
                .contains("N+1: 9 lookups in a row of Customer by id");
    }

    @Test
    void emptyLogSaysSo() {
        assertThat(log).hasToString("0 statements, 0 rows, 0.0 ms");
        assertThat(log.entries()).isEmpty();
        assertThat(log.findings()).isEmpty();
        assertThat(log.refusal()).isNull();
    }

    @Test
    void eightSingleKeysInARowAreAFinding() {
        IntStream.range(0, 7)
                .forEach(i -> assertThat(log.batch("Order by id", 1)).isNull());
        assertThat(log.findings()).isEmpty();
        LogCapture.of(
                "dev.leat.nplusone",
                () -> assertThat(log.batch("Order by id", 1)).isNull());
        assertThat(log.findings()).containsExactly(new QueryLog.Finding("Order by id", 8));
        log.batch("Order by id", 1);
        assertThat(log.findings()).containsExactly(new QueryLog.Finding("Order by id", 9));
    }

    @Test
    void batchOfSeveralKeysEndsTheRow() {
        IntStream.range(0, 7).forEach(i -> log.oneKeyBatch("Order by id"));
        log.batch("Order by id", 2);
        IntStream.range(0, 7).forEach(i -> log.oneKeyBatch("Order by id"));
        assertThat(log.findings()).isEmpty();
    }

    @Test
    void eachKindOfLookupHasARowOfItsOwn() {
        IntStream.range(0, 70).forEach(i -> log.oneKeyBatch("shape " + i % 10));
        assertThat(log.findings()).isEmpty();
    }

    @Test
    void warnsOncePerKindAndLog() {
        List<String> warnings = LogCapture.of("dev.leat.nplusone", () -> {
            IntStream.range(0, 100).forEach(i -> log.oneKeyBatch("Order by id"));
            log.batch("Order by id", 5);
            IntStream.range(0, 8).forEach(i -> log.oneKeyBatch("Order by id"));
            IntStream.range(0, 8).forEach(i -> log.oneKeyBatch("Item by id"));
        });
        assertThat(warnings).hasSize(2);
        assertThat(warnings.get(0))
                .startsWith("WARNING [NPlusOne] 8 lookups in a row of Order by id")
                .contains("flatMap");
        assertThat(warnings.get(1)).contains("Item by id");
    }

    @Test
    void strictLogRefusesInPlaceOfTheWarning() {
        QueryLog strict = QueryLog.strict();
        List<String> warnings = LogCapture.of("dev.leat.nplusone", () -> {
            IntStream.range(0, 7)
                    .forEach(i -> assertThat(strict.oneKeyBatch("Order by id")).isNull());
            UsageException error = strict.oneKeyBatch("Order by id");
            assertThat(error).isNotNull().hasMessageStartingWith("[NPlusOne]").hasMessageContaining("Fix: Use flatMap");
        });
        assertThat(warnings).isEmpty();
        assertThat(strict.findings()).hasSize(1);
    }

    @Test
    void limitsCombine() {
        QueryLog both = QueryLog.atMost(1).asStrict();
        assertThat(both.isStrict()).isTrue();
        send(both, "select 1");
        assertThat(both.refusal()).hasMessageContaining("[StatementBudget]");
        QueryLog fresh = both.fresh();
        assertThat(fresh.isStrict()).isTrue();
        assertThat(fresh.statements()).isZero();
        send(fresh, "select 1");
        assertThat(fresh.refusal()).isNotNull();
    }

    @Test
    void negativeBudgetIsRefused() {
        assertThatThrownBy(() -> QueryLog.atMost(-1)).hasMessageStartingWith("[BadSetting]");
    }

    @Test
    void innermostLogIsTheFirstInTheContext() {
        QueryLog outer = new QueryLog();
        Context context = log.install(outer.install(Context.empty()));
        assertThat(QueryLog.in(context)).isSameAs(log);
        assertThat(QueryLog.allIn(context)).containsExactly(log, outer);
        assertThat(QueryLog.in(Context.empty())).isNull();
        assertThat(outer.install(context)).isSameAs(context);
    }

    @Test
    void statementForSeveralPipelinesIsSeenOnceByEachOfTheirLogs() {
        QueryLog shared = new QueryLog();
        SharedWatch watch = new SharedWatch(null);
        assertThat(watch.join(List.of(log, shared), "select 1")).isNull();
        assertThat(watch.join(List.of(shared), "select 1")).isNull();
        watch.sending(statement("select 1", 2)).ended(2, 5, null);
        assertThat(List.of(log.statements(), shared.statements())).containsExactly(1L, 1L);
        assertThat(shared.entries()).extracting(QueryLog.Entry::rows).containsExactly(2L);
    }

    @Test
    void waiterWithoutBudgetDoesNotJoinAndTheOthersGo() {
        QueryLog poor = QueryLog.atMost(0);
        SharedWatch watch = new SharedWatch(null);
        assertThat(watch.join(List.of(log), "select 1")).isNull();
        QueryLog around = new QueryLog();
        assertThat(watch.join(List.of(around, poor), "select 1")).isNotNull();
        watch.sending(statement("select 1", 1));
        assertThat(List.of(log.statements(), around.statements(), poor.statements()))
                .containsExactly(1L, 0L, 0L);
        assertThat(around.entries()).isEmpty();
    }

    @Test
    void statementThatIsNotSentAfterAllIsNotCounted() {
        SharedWatch watch = new SharedWatch(null);
        watch.join(List.of(log), "select 1");
        watch.unsent();
        assertThat(log.statements()).isZero();
    }

    @Test
    void observerThatThrowsDoesNotRefuse() {
        StatementWatch bad = statement -> {
            throw new IllegalStateException("observer");
        };
        List<Throwable> dropped = new ArrayList<>();
        Hooks.onErrorDropped(dropped::add);
        try {
            new PipelineWatch(List.of(log), bad)
                    .sending(statement("select 1", 0))
                    .ended(1, 1, null);
            StatementWatch late = statement -> (rows, nanos, error) -> {
                throw new IllegalStateException("late");
            };
            new PipelineWatch(List.of(log), late)
                    .sending(statement("select 1", 0))
                    .ended(1, 1, null);
        } finally {
            Hooks.resetOnErrorDropped();
        }
        assertThat(dropped).hasSize(2);
        assertThat(log.entries()).extracting(QueryLog.Entry::rows).containsExactly(2L);
    }

    @Test
    void countsExactlyWithManyThreads() {
        QueryLog budget = QueryLog.atMost(20_000);
        AtomicInteger refused = new AtomicInteger();
        List<CompletableFuture<Void>> threads = IntStream.range(0, 8)
                .mapToObj(thread -> CompletableFuture.runAsync(() -> {
                    for (int i = 0; i < 2_600; i++) {
                        try {
                            send(budget, "select " + i % 1_500, (long) i);
                        } catch (UsageException over) {
                            refused.incrementAndGet();
                        }
                    }
                }))
                .toList();
        threads.forEach(CompletableFuture::join);
        assertThat(budget.statements()).isEqualTo(20_000);
        assertThat(refused).hasValue(800);
        assertThat(budget.entries()).hasSizeBetween(1, Templates.TEXTS + 1);
        assertThat(budget.entries().stream().mapToLong(QueryLog.Entry::count).sum())
                .isEqualTo(20_000);
        assertThat(budget.entries().stream().mapToLong(QueryLog.Entry::rows).sum())
                .isEqualTo(60_000);
    }

    private static SentStatement statement(String sql, int keys) {
        return new SentStatement(BoundStatement.written(sql, List.of()), keys, true);
    }

    private void sendControl(String sql) {
        new PipelineWatch(List.of(log), null)
                .sending(new SentStatement(new BoundStatement(sql, List.of(), Meaning.ofControl(sql)), 0, false))
                .ended(0, 0, null);
    }

    private static void send(QueryLog to, String sql, @Nullable Object... values) {
        List<Bind> binds = new ArrayList<>();
        for (Object value : values) {
            binds.add(new Bind(value, Object.class));
        }
        send(to, new SentStatement(BoundStatement.written(sql, binds), 0, true));
    }

    private static void send(QueryLog to, SentStatement statement) {
        new PipelineWatch(List.of(to), null).sending(statement).ended(3, 0, null);
    }
}
