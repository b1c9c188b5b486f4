package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.Database;
import dev.leat.core.error.UsageException;
import dev.leat.core.sql.Bind;
import dev.leat.core.sql.BoundStatement;
import dev.leat.core.testing.Eventually;
import dev.leat.core.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.Disposable;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** The log of streams and of cancelled statements, on PostgreSQL. */
class QueryLogIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int CHUNK = 10;

    @RegisterExtension
    static final TestDatabase SERVER = TestDatabase.create();

    private static final Database DATABASE = Database.open(
            SERVER.url(),
            Settings.DEFAULT
                    .withPoolSize(4)
                    .withCancelGrace(Duration.ofMillis(20))
                    .withStreams(StreamSettings.DEFAULT.withChunk(CHUNK)));

    private final QueryLog log = new QueryLog();

    @AfterEach
    void givesEverythingBack() {
        assertThat(Eventually.problem(
                        Duration.ofSeconds(5),
                        () -> Objects.requireNonNull(DATABASE.statistics()).acquired() == 0 ? null : "in use"))
                .isNull();
    }

    @AfterAll
    static void close() {
        DATABASE.close().block(LIMIT);
    }

    @Test
    void streamIsOneStatementWithAllItsRows() {
        assertThat(await(numbers(35).count().contextWrite(log::install))).isEqualTo(35);
        assertThat(log.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.count()).isEqualTo(1);
            assertThat(entry.rows()).isEqualTo(35);
        });
    }

    @Test
    void everyFetchOfACursorCounts() {
        await(DATABASE.transactional(numbers(35).count()).contextWrite(log::install));
        assertThat(log.statements()).isEqualTo(4);
        assertThat(log.controls()).containsOnlyKeys("BEGIN", "DECLARE", "CLOSE", "COMMIT");
        assertThat(log.duplicates()).isZero();
        assertThat(log.entries()).extracting(QueryLog.Entry::rows).containsExactly(35L);
    }

    @Test
    void cursorOverItsBudgetIsClosedAndItsTransactionUndone() {
        QueryLog budget = QueryLog.atMost(2);
        List<Long> received = new ArrayList<>();
        Mono<Long> body = numbers(100).doOnNext(received::add).count();
        assertThatThrownBy(() -> await(DATABASE.transactional(body).contextWrite(budget::install)))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("[StatementBudget]")
                .hasMessageContaining("fetch");
        assertThat(received).hasSize(2 * (CHUNK + 1));
        assertThat(budget.controls()).containsOnlyKeys("BEGIN", "DECLARE", "CLOSE", "ROLLBACK");
    }

    @Test
    void streamOverItsBudgetTakesNoRowAndGivesItsPermitBack() {
        assertThatThrownBy(() -> await(numbers(100).count().contextWrite(QueryLog.atMost(0)::install)))
                .hasMessageStartingWith("[StatementBudget]");
        assertThat(Objects.requireNonNull(DATABASE.statistics()).streams()).isZero();
        assertThat(await(numbers(3).count())).isEqualTo(3);
    }

    @Test
    void nestedStreamsOverTheirBudgetLeaveNothing() {
        Mono<Long> nested = numbers(50).flatMap(n -> numbers(50), 4).count().contextWrite(QueryLog.atMost(5)::install);
        assertThatThrownBy(() -> await(nested))
                .satisfies(error -> assertThat(Exceptions.unwrapMultiple(error))
                        .isNotEmpty()
                        .allSatisfy(each -> assertThat(each).hasMessageStartingWith("[StatementBudget]")));
    }

    @Test
    void cancelledStatementIsInTheLogAndEndsInIt() {
        Disposable sleeping = DATABASE.sql("select 1 from pg_sleep(60)")
                .as(Long.class)
                .list()
                .contextWrite(log::install)
                .subscribe();
        assertThat(Eventually.problem(LIMIT, () -> log.statements() == 1 ? null : "not sent"))
                .isNull();
        sleeping.dispose();
        assertThat(Eventually.problem(LIMIT, () -> log.entries().get(0).time().isZero() ? "runs" : null))
                .isNull();
        assertThat(log.entries().get(0).count()).isEqualTo(1);
    }

    @Test
    void statementThatTookTooLongIsAnError() {
        Database impatient = Database.open(SERVER.url(), Settings.DEFAULT.withStatementTimeout(Duration.ofMillis(100)));
        Mono<Long> slow =
                impatient.sql("select 1 from pg_sleep(60)").as(Long.class).one();
        assertThatThrownBy(() -> await(slow.contextWrite(log::install))).hasMessageStartingWith("[StatementTimeout]");
        assertThat(log.entries()).extracting(QueryLog.Entry::errors).containsExactly(1L);
        impatient.close().block(LIMIT);
    }

    @Test
    void logSeesWhatRunsAtOnceOnSeveralConnections() {
        Long sum = await(Flux.range(1, 400)
                .flatMap(
                        n -> DATABASE.sql("select cast(:n as bigint)")
                                .bind("n", n % 200)
                                .as(Long.class)
                                .one(),
                        16)
                .reduce(0L, Long::sum)
                .contextWrite(log::install));
        assertThat(sum).isEqualTo(2 * 199 * 200 / 2);
        assertThat(log.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.count()).isEqualTo(400);
            assertThat(entry.rows()).isEqualTo(400);
            assertThat(entry.duplicates()).isEqualTo(200);
        });
    }

    @Test
    void lateStatementThatTheDriverDoesNotTakeIsNotCounted() {
        LateStatement late = new LateStatement() {
            @Override
            public BoundStatement cut(Admission admission) {
                assertThat(admission.refusal(log.install(Context.empty()))).isNull();
                assertThat(log.statements()).isEqualTo(1);
                return BoundStatement.written("select $1", List.of(new Bind(new Object(), Object.class)));
            }

            @Override
            public int keys() {
                return 1;
            }
        };
        Mono<List<Long>> rows = DATABASE.executor().rows(late, row -> 1L, 10, null);
        assertThatThrownBy(() -> await(rows)).isInstanceOf(RuntimeException.class);
        assertThat(log.statements()).isZero();
        assertThat(log.entries()).isEmpty();
    }

    private static Flux<Long> numbers(int count) {
        return DATABASE.sql("select n from generate_series(1, :count) n").bind("count", count).as(Long.class).stream();
    }

    private static <T> T await(Mono<T> publisher) {
        return Objects.requireNonNull(publisher.block(LIMIT), "empty");
    }
}
