package dev.leat.core.observation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.Database;
import dev.leat.core.execution.QueryLog;
import dev.leat.core.execution.SentStatement;
import dev.leat.core.query.ColumnType;
import dev.leat.core.sql.Bind;
import dev.leat.core.sql.BoundStatement;
import dev.leat.core.testing.LogCapture;
import dev.leat.core.testing.TestDatabase;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** Whatever is bound and whatever comes of it, no text of a log, a budget or an observation shows a value. */
class SecretsIT {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    @RegisterExtension
    static final TestDatabase SERVER = TestDatabase.create();

    private static final Database DATABASE = Database.open(SERVER.url());

    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final List<String> secrets = new ArrayList<>();

    @BeforeAll
    static void createVault() {
        DATABASE.sql(
                        "create table vault (id bigint primary key check (id > 0), name text unique, amount numeric(20, 4),"
                                + " day date, token uuid, code bytea)")
                .update()
                .block(LIMIT);
    }

    @AfterAll
    static void close() {
        DATABASE.close().block(LIMIT);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void noTextShowsAValue(int seed) {
        Random random = new Random(seed);
        QueryLog log = QueryLog.atMost(20);
        Database database = DATABASE.observed(new StatementObservations(registry()));
        texts.addAll(LogCapture.of("dev.leat.queries", () -> {
            for (int i = 0; i < 30; i++) {
                attempt(database.logged(operation(database, random)).contextWrite(log::install));
            }
        }));
        texts.add(log.toString());
        texts.add(log.entries().toString());
        texts.add(log.controls().toString());
        texts.add(String.valueOf(log.refusal()));
        assertThat(log.statements()).isEqualTo(20);
        assertThat(secrets).hasSizeGreaterThan(50);
        assertThat(texts).hasSizeGreaterThan(60).allSatisfy(this::showsNothing);
    }

    @Test
    void seesAValueThatIsShown() {
        texts.add("x " + secretText(new Random(1)) + " x");
        org.junit.jupiter.api.Assertions.assertThrows(AssertionError.class, () -> showsNothing(texts.get(0)));
    }

    @Test
    void statementAsTextHidesItsValues() {
        String secret = secretText(new Random(1));
        SentStatement statement = new SentStatement(
                BoundStatement.written("select $1", List.of(new Bind(secret, String.class))), 0, true);
        assertThat(statement).hasToString("select $1 (1 binds, hidden)");
    }

    /** Half of them fail: on the primary key, the check, the unique name, or because they make no sense. */
    private Mono<?> operation(Database database, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> insert(database, random, secretNumber(random));
            case 1 -> insert(database, random, -secretNumber(random));
            case 2 -> {
                long id = secretNumber(random);
                yield database.transactional(
                        insert(database, random, id).then(database.transactional(insert(database, random, id))));
            }
            case 3 ->
                database.sql("select id from vault where name = any(:names) and token = any(:tokens)")
                        .bind("names", List.of(secretText(random), secretText(random)))
                        .bind("tokens", List.of(secretUuid(random)))
                        .as(Long.class)
                        .list();
            default ->
                database.sql("select cast(:text as bigint)")
                        .bind("text", secretText(random))
                        .as(Long.class)
                        .list();
        };
    }

    private Mono<Long> insert(Database database, Random random, long id) {
        return database.sql("insert into vault (id, name, amount, day, token, code)"
                        + " values (:id, :name, :amount, :day, :token, :code)")
                .bind("id", id)
                .bind("name", secretText(random))
                .bind("amount", BigDecimal.valueOf(secretNumber(random), 3))
                .bind("day", secretDay(random))
                .bind("token", secretUuid(random))
                .bind("code", ColumnType.BYTES, secretText(random).getBytes(StandardCharsets.UTF_8))
                .update();
    }

    private long secretNumber(Random random) {
        long number = 4_711_000_000_000L + random.nextInt(1_000_000_000);
        secrets.add(Long.toString(number));
        return number;
    }

    private String secretText(Random random) {
        String text = "S3CR3T-" + random.nextInt(1_000_000_000);
        secrets.add(text);
        return text;
    }

    private UUID secretUuid(Random random) {
        UUID uuid = new UUID(random.nextLong(), random.nextLong());
        secrets.add(uuid.toString());
        return uuid;
    }

    private LocalDate secretDay(Random random) {
        LocalDate day = LocalDate.of(7391, 1, 1).plusDays(random.nextInt(10_000));
        secrets.add(day.toString());
        return day;
    }

    private void showsNothing(String text) {
        assertThat(text).doesNotContain("S3CR3T").doesNotContain(secrets);
    }

    private void attempt(Mono<?> operation) {
        try {
            operation.block(LIMIT);
        } catch (RuntimeException failed) {
            StringWriter trace = new StringWriter();
            failed.printStackTrace(new PrintWriter(trace));
            texts.add(trace.toString());
        }
    }

    private ObservationRegistry registry() {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig().observationHandler(new ObservationHandler<>() {
            @Override
            public void onStop(Observation.Context context) {
                texts.add(context.toString());
            }

            @Override
            public boolean supportsContext(Observation.Context context) {
                return true;
            }
        });
        return registry;
    }
}
