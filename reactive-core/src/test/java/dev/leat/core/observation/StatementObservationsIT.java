package dev.leat.core.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.Database;
import dev.leat.core.execution.QueryLog;
import dev.leat.core.execution.SentStatement;
import dev.leat.core.sql.Bind;
import dev.leat.core.sql.BoundStatement;
import dev.leat.core.testing.TestDatabase;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

class StatementObservationsIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @RegisterExtension
    static final TestDatabase SERVER = TestDatabase.create();

    private static final Database PLAIN = Database.open(SERVER.url());

    private final List<Observation.Context> stopped = new CopyOnWriteArrayList<>();
    private final ObservationRegistry registry = ObservationRegistry.create();
    private final StatementObservations observations = new StatementObservations(registry);
    private final Database database = PLAIN.observed(observations);

    @BeforeEach
    void collect() {
        registry.observationConfig().observationHandler(new ObservationHandler<>() {
            @Override
            public void onStop(Observation.Context context) {
                stopped.add(context);
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
    }

    @AfterAll
    static void close() {
        PLAIN.close().block(LIMIT);
    }

    @Test
    void observesAStatement() {
        await(numbers(3));
        assertThat(stopped).singleElement().satisfies(context -> {
            assertThat(context.getName()).isEqualTo("leat.statement");
            assertThat(context.getContextualName()).isEqualTo("select pg_class");
            assertThat(low(context)).contains("operation='select'", "outcome='success'", "table='pg_class'");
            assertThat(high(context)).contains("db.query.text='select oid from pg_class limit $1'", "rows='3'");
        });
    }

    @Test
    void observesAnErrorByItsCode() {
        await(database.sql("select 1 / 0").as(Long.class).one().onErrorReturn(0L));
        assertThat(stopped).singleElement().satisfies(context -> {
            assertThat(low(context)).contains("operation='select'", "outcome='BadValue'", "table='none'");
            assertThat(context.getError()).isNotNull();
        });
    }

    @Test
    void observesNoControlStatement() {
        await(database.transactional(numbers(1)));
        assertThat(stopped).hasSize(1);
    }

    @Test
    void sharesTransactionsWithTheDatabaseUnderneath() {
        Mono<Long> here = database.sql("select txid_current()").as(Long.class).one();
        Mono<Long> there = PLAIN.sql("select txid_current()").as(Long.class).one();
        Boolean same = await(database.transactional(Mono.zip(here, there, Long::equals)));
        assertThat(same).isTrue();
        assertThat(stopped).hasSize(1);
    }

    @Test
    void takesItsParentFromTheContext() {
        Observation parent = Observation.start("request", registry);
        await(numbers(1).contextWrite(Context.of("micrometer.observation", parent)));
        assertThat(stopped)
                .singleElement()
                .satisfies(context -> assertThat(context.getParentObservation()).isSameAs(parent));
    }

    @Test
    void worksBesideALog() {
        QueryLog log = new QueryLog();
        await(numbers(2).contextWrite(log::install));
        assertThat(stopped).hasSize(1);
        assertThat(log.statements()).isEqualTo(1);
    }

    @Test
    void refusedStatementIsNotObserved() {
        await(numbers(2).onErrorReturn(0L).contextWrite(QueryLog.atMost(0)::install));
        assertThat(stopped).isEmpty();
    }

    @Test
    void batchHasANameOfItsOwnAndShowsNoKey() {
        Bind secret = new Bind(new String[] {"S3CR3T-1", "S3CR3T-2"}, String[].class);
        SentStatement batch = new SentStatement(
                BoundStatement.written("select * from \"t\" where k = any($1)", List.of(secret)), 2, true);
        Objects.requireNonNull(observations.watch(Context.empty()))
                .sending(batch)
                .ended(1, 1, null);
        assertThat(stopped).singleElement().satisfies(context -> {
            assertThat(context.getName()).isEqualTo("leat.batch");
            assertThat(high(context)).contains("keys='2'", "rows='1'");
            assertThat(context.toString()).doesNotContain("S3CR3T");
        });
    }

    @Test
    void registryThatDoesNothingIsNotAsked() {
        assertThat(new StatementObservations(ObservationRegistry.NOOP).watch(Context.empty()))
                .isNull();
    }

    private Mono<Long> numbers(int count) {
        return database.sql("select oid from pg_class limit :count")
                .bind("count", count)
                .map(row -> 1L)
                .list()
                .map(List::size)
                .map(Integer::longValue);
    }

    private static String low(Observation.Context context) {
        return pairs("lowCardinality", context);
    }

    private static String high(Observation.Context context) {
        return pairs("highCardinality", context);
    }

    /** By the text of the context: its keys and values are types of another artifact. */
    private static String pairs(String kind, Observation.Context context) {
        Matcher matcher = Pattern.compile(kind + "KeyValues=\\[(.*?)\\]").matcher(context.toString());
        assertThat(matcher.find()).as(context.toString()).isTrue();
        return matcher.group(1);
    }

    private static <T> T await(Mono<T> publisher) {
        return Objects.requireNonNull(publisher.block(LIMIT), "empty");
    }
}
