package dev.leat.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.UsageException;
import dev.leat.core.testing.LogCapture;
import dev.leat.core.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class LoggedIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final String LOGGER = "dev.leat.queries";

    @RegisterExtension
    static final TestDatabase SERVER = TestDatabase.create();

    private static final Database DATABASE = Database.open(SERVER.url());

    @AfterAll
    static void close() {
        DATABASE.close().block(LIMIT);
    }

    @Test
    void writesATableAtDebugBeforeTheEndIsSeen() {
        Mono<Long> pipeline = DATABASE.logged(one().flatMap(LoggedIT::number));
        List<String> lines = LogCapture.of(LOGGER, () -> await(pipeline));
        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).startsWith("FINE 2 statements, 2 rows").contains("select cast($1 as bigint)");
    }

    @Test
    void writesRepetitionsAtInfo() {
        Mono<Long> pipeline = number(5).then(number(5));
        List<String> lines = LogCapture.of(LOGGER, () -> await(DATABASE.logged(pipeline)));
        assertThat(lines).singleElement().asString().startsWith("INFO 2 statements");
    }

    @Test
    void hasALogForEachSubscription() {
        Mono<Long> pipeline = DATABASE.logged(one());
        List<String> lines = LogCapture.of(LOGGER, () -> await(pipeline.then(pipeline)));
        assertThat(lines).hasSize(2).allMatch(line -> line.startsWith("FINE 1 statement,"));
    }

    @Test
    void writesWhenAFluxIsCancelled() {
        Flux<Long> pipeline = DATABASE.logged(Flux.range(1, 100).concatMap(LoggedIT::number));
        List<String> lines = LogCapture.of(LOGGER, () -> await(pipeline.take(3).count()));
        assertThat(lines).singleElement().asString().contains("select cast($1 as bigint)");
    }

    @Test
    void writesWhenThePipelineFails() {
        Mono<Long> failing = DATABASE.sql("select 1 / 0").as(Long.class).one();
        List<String> lines = LogCapture.of(
                LOGGER,
                () -> assertThatThrownBy(() -> await(DATABASE.logged(failing))).isInstanceOf(RuntimeException.class));
        assertThat(lines).singleElement().asString().containsPattern("1 +0 +[0-9.]+ +1 +select 1 / 0");
    }

    @Test
    void writesControlStatementsBesides() {
        List<String> lines = LogCapture.of(LOGGER, () -> await(DATABASE.logged(DATABASE.transactional(one()))));
        assertThat(lines)
                .singleElement()
                .asString()
                .startsWith("FINE 1 statement,")
                .contains("(and 1 BEGIN, 1 COMMIT)");
    }

    @Test
    void budgetIsForEachSubscription() {
        Mono<Long> twice = DATABASE.atMost(2, one().then(number(2)));
        assertThat(await(twice.then(twice))).isEqualTo(2);
    }

    @Test
    void budgetInsideARetryIsFreshForEachAttempt() {
        List<Throwable> errors = new ArrayList<>();
        Mono<Long> three = DATABASE.atMost(2, one().then(one()).then(one()));
        assertThatThrownBy(() -> await(three.doOnError(errors::add).retry(2)))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("[StatementBudget]");
        assertThat(errors).hasSize(3);
    }

    @Test
    void fluxOverItsBudgetFailsWithTheStatementsSoFar() {
        List<Long> received = new ArrayList<>();
        Flux<Long> flux = DATABASE.atMost(3, Flux.range(1, 10).concatMap(LoggedIT::number));
        assertThatThrownBy(() -> await(flux.doOnNext(received::add).then(Mono.just(1))))
                .hasMessageContaining("3 statements, 3 rows")
                .hasMessageContaining("select cast($1 as bigint)");
        assertThat(received).containsExactly(1L, 2L, 3L);
    }

    @Test
    void negativeBudgetIsRefusedAtTheCall() {
        assertThatThrownBy(() -> DATABASE.atMost(-1, one())).isInstanceOf(UsageException.class);
        assertThatThrownBy(() -> DATABASE.atMost(-1, Flux.empty())).isInstanceOf(UsageException.class);
    }

    private static Mono<Long> one() {
        return DATABASE.sql("select 1").as(Long.class).one();
    }

    private static Mono<Long> number(long value) {
        return DATABASE.sql("select cast(:value as bigint)")
                .bind("value", value)
                .as(Long.class)
                .one();
    }

    private static <T> T await(Mono<T> publisher) {
        return Objects.requireNonNull(publisher.block(LIMIT), "empty");
    }
}
