package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.error.LeatException;
import dev.leat.core.error.TransactionOutcomeUnknownException;
import dev.leat.core.sql.BoundStatement;
import dev.leat.core.testing.Eventually;
import dev.leat.core.testing.FaultProxy;
import dev.leat.core.testing.Rounds;
import dev.leat.core.testing.TestDatabase;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Hooks;
import reactor.core.publisher.Mono;

/**
 * Every kind of write, in every place, under every kind of interruption: what is signalled agrees with what the table holds. A
 * success is stored, an error is not, one that says so is stored, and of one that is unknown nothing is claimed. What comes
 * when is left to the machine; whatever it is, it has to agree.
 */
class OutcomeIT {
    @RegisterExtension
    static final TestDatabase DB = TestDatabase.create();

    private static final Duration LIMIT = Duration.ofSeconds(30);

    private static final Settings SETTINGS = Settings.DEFAULT
            .withAcquireTimeout(Duration.ofSeconds(5))
            .withStatementTimeout(Duration.ofMillis(400))
            .withTransactionTimeout(Duration.ofSeconds(10))
            .withCloseTimeout(Duration.ofMillis(1_500))
            .withCancelGrace(Duration.ofMillis(50));

    /** A write, in a form that sleeps as long as it is told to. */
    enum Write {
        INSERT(Way.COUNT, "insert into effect select 1 where pg_sleep($1) is not null"),
        INSERT_RETURNING(Way.ONE, "insert into effect values (slow($1)) returning v"),
        UPSERT(Way.ONE, "insert into effect values (slow($1)) on conflict (v) do update set v = 1 returning v"),
        INSERT_MANY(Way.ROWS, "insert into effect select 1 from generate_series(1, 3) n, pg_sleep($1) returning v"),
        UPDATE(Way.COUNT, "update source set v = 1 where pg_sleep($1) is not null"),
        UPDATE_RETURNING(Way.ROWS, "update source set v = 1 where pg_sleep($1 / 3) is not null returning v"),
        DELETE(Way.ROWS, "delete from doomed where pg_sleep($1 / 3) is not null returning v"),
        WITH(Way.COUNT, "with s as (select 1 as v from pg_sleep($1)) insert into effect select v from s"),
        IN_WITH(Way.ROWS, "with s as (insert into effect select 1 from pg_sleep($1) returning v) select v from s"),
        FUNCTION(Way.ONE, "select pay($1)"),
        FUNCTION_ROWS(Way.ROWS, "select pay($1 / 3) from source"),
        CALL(Way.RUN, "call pay_well($1)"),
        CHECKED(Way.CHECKED, "insert into effect select 1 from generate_series(1, 3) n, pg_sleep($1) returning v");

        final Way way;
        final String sql;

        Write(Way way, String sql) {
            this.way = way;
            this.sql = sql;
        }
    }

    enum Way {
        COUNT,
        ONE,
        ROWS,
        RUN,
        CHECKED;

        Mono<?> run(StatementExecutor executor, BoundStatement statement, RowMapper<Integer> mapper, int limit) {
            return switch (this) {
                case COUNT -> executor.update(statement);
                case RUN -> executor.run(statement);
                case ONE, ROWS -> executor.rows(statement, mapper, limit);
                case CHECKED -> executor.checked(statement, mapper, limit, rows -> rows);
            };
        }
    }

    /** Where it is written. */
    enum Surrounding {
        ALONE,
        TRANSACTION,
        NESTED,
        /** In a transaction that goes on after the error. */
        SWALLOWED,
        /** On somebody's connection, outside of any transaction. */
        EXTERNAL
    }

    enum Interruption {
        NONE,
        /** The server has not finished at the limit. */
        SLOW,
        /** It has, but the answer is on its way for longer. */
        LATE_ANSWER,
        NO_ANSWER,
        CUT_BEFORE,
        CUT_WHILE,
        CUT_AFTER,
        MAPPER,
        MAPPER_ERROR,
        ROW_LIMIT,
        CANCEL,
        OBSERVER_AT_SEND,
        OBSERVER_AT_END
    }

    private static FaultProxy proxy = FaultProxy.before("127.0.0.1", 1);
    private static @Nullable ConnectionPool pool;
    private static @Nullable Connections connections;

    @BeforeAll
    static void connect() {
        DB.admin()
                .script(
                        "create function slow(s float8) returns int language plpgsql as"
                                + " $$ begin perform pg_sleep(s); return 1; end $$",
                        "create table effect (v int)",
                        "create table source (v int)",
                        "create table doomed (v int)",
                        "create function pay(s float8) returns int language plpgsql as"
                                + " $$ begin insert into effect values (1); perform pg_sleep(s); return 1; end $$",
                        "create procedure pay_well(s float8) language plpgsql as"
                                + " $$ begin insert into effect values (1); perform pg_sleep(s); end $$");
        proxy = FaultProxy.before(DB.options());
        pool = TestDatabase.pool(ConnectionFactories.get(proxy.through(DB.options())), 2);
        connections = Connections.of(pool, SETTINGS);
    }

    @AfterAll
    static void disconnect() {
        Objects.requireNonNull(pool).dispose();
        proxy.close();
    }

    private static StatementExecutor executor() {
        return Objects.requireNonNull(connections).executor();
    }

    @BeforeEach
    void dropWhatObserversThrow() {
        Hooks.onErrorDropped(ignored -> {});
    }

    @AfterEach
    void resetHooks() {
        Hooks.resetOnErrorDropped();
    }

    @BeforeEach
    void heal() {
        proxy.dropReplies(false);
        proxy.delay(Duration.ZERO);
    }

    /** What was said. */
    private enum Said {
        SUCCESS,
        STORED,
        FAILED,
        UNKNOWN,
        NOTHING
    }

    @ParameterizedTest
    @EnumSource(Interruption.class)
    void whatIsSignalledAgreesWithTheTable(Interruption interruption) {
        Map<Said, Integer> seen = new EnumMap<>(Said.class);
        int place = 0;
        for (Write write : Write.values()) {
            place++;
            for (Surrounding surrounding : Surrounding.values()) {
                place++;
                if (fits(write, interruption) && isTried(place)) {
                    seen.merge(round(write, surrounding, interruption), 1, Integer::sum);
                }
            }
        }
        assertThat(seen).as("%s", interruption).containsKey(expected(interruption));
    }

    /** In a short build each write meets each interruption in two of the five places, other ones than the write before. */
    private static boolean isTried(int place) {
        return Rounds.areMany() || place % 5 < 2;
    }

    private static Said expected(Interruption interruption) {
        return switch (interruption) {
            case NONE, LATE_ANSWER, OBSERVER_AT_SEND, OBSERVER_AT_END -> Said.SUCCESS;
            case SLOW, CUT_BEFORE -> Said.FAILED;
            case NO_ANSWER, CUT_WHILE, CUT_AFTER -> Said.UNKNOWN;
            case MAPPER, MAPPER_ERROR, ROW_LIMIT -> Said.STORED;
            case CANCEL -> Said.NOTHING;
        };
    }

    private static boolean fits(Write write, Interruption interruption) {
        boolean reads = write.way != Way.COUNT && write.way != Way.RUN;
        return switch (interruption) {
            case MAPPER, MAPPER_ERROR -> reads;
            case ROW_LIMIT -> reads && write.way != Way.ONE;
            default -> true;
        };
    }

    private Said round(Write write, Surrounding surrounding, Interruption interruption) {
        heal();
        DB.admin().script("truncate effect, source, doomed", "insert into source select 0 from generate_series(1, 3)");
        DB.admin().script("insert into doomed select 0 from generate_series(1, 3)");
        if (write == Write.UPSERT) {
            DB.admin().script("create unique index if not exists one_effect on effect (v)");
        } else {
            DB.admin().script("drop index if exists one_effect");
        }
        warm();
        Said said = said(write, surrounding, interruption);
        heal();
        if (interruption == Interruption.NO_ANSWER) {
            proxy.cut(); // somebody's own connection is left as it is, with a BEGIN that nobody saw answered
        }
        assertThat(Eventually.problem(LIMIT, () -> running().isEmpty() ? null : "still running: " + running()))
                .isNull();
        boolean stored = DB.admin().count("effect") > 0
                || DB.admin().count("source where v = 1") > 0
                || DB.admin().count("doomed") < 3;
        String name = write + " " + surrounding + " " + interruption;
        switch (said) {
            case SUCCESS, STORED ->
                assertThat(stored).as("%s says %s", name, said).isTrue();
            case FAILED -> assertThat(stored).as("%s says %s", name, said).isFalse();
            default -> {
                // nothing is claimed
            }
        }
        return said;
    }

    private Said said(Write write, Surrounding surrounding, Interruption interruption) {
        AtomicReference<@Nullable Throwable> inner = new AtomicReference<>();
        StatementExecutor executor = observed(interruption);
        double seconds = interruption == Interruption.SLOW || interruption == Interruption.CUT_WHILE
                ? 2
                : interruption == Interruption.CANCEL ? 0.3 : 0;
        Mono<?> operation = Mono.defer(() -> {
                    spoil(interruption);
                    return write.way.run(
                            executor,
                            Rig.bound(write.sql, seconds),
                            mapper(interruption),
                            interruption == Interruption.ROW_LIMIT ? 2 : 1_000);
                })
                .doOnError(inner::set);
        Mono<?> placed = place(executor, surrounding, operation);
        if (interruption == Interruption.CANCEL) {
            placed.timeout(Duration.ofMillis(100), Mono.empty())
                    .onErrorComplete()
                    .block(LIMIT);
            return Said.NOTHING;
        }
        try {
            placed.block(LIMIT);
        } catch (RuntimeException error) {
            return judge(error);
        }
        Throwable swallowed = inner.get();
        return swallowed == null ? Said.SUCCESS : judge(swallowed);
    }

    private static Said judge(Throwable error) {
        if (error instanceof TransactionOutcomeUnknownException) {
            return Said.UNKNOWN;
        }
        return error instanceof LeatException known
                        && !known.isRetryable()
                        && String.valueOf(known.getMessage()).contains("is stored;")
                ? Said.STORED
                : Said.FAILED;
    }

    private static Mono<?> place(StatementExecutor executor, Surrounding surrounding, Mono<?> operation) {
        TransactionOptions options = TransactionOptions.DEFAULT;
        return switch (surrounding) {
            case ALONE -> operation;
            case TRANSACTION -> executor.transactional(options, operation);
            case NESTED -> executor.transactional(options, executor.transactional(options, operation));
            case SWALLOWED -> executor.transactional(options, operation.onErrorComplete());
            case EXTERNAL ->
                Mono.usingWhen(
                        Mono.from(Objects.requireNonNull(pool).create()),
                        (Connection theirs) -> executor.on(ExternalConnection.of(theirs), operation),
                        theirs -> Mono.from(theirs.close())
                                .timeout(Duration.ofSeconds(2))
                                .onErrorComplete());
        };
    }

    private static StatementExecutor observed(Interruption interruption) {
        return switch (interruption) {
            case OBSERVER_AT_SEND ->
                executor().observed(context -> statement -> {
                    throw new AssertionError("an observer's");
                });
            case OBSERVER_AT_END ->
                executor()
                        .observed(context -> statement -> (rows, nanos, error) -> {
                            throw new AssertionError("an observer's");
                        });
            default -> executor();
        };
    }

    private static void spoil(Interruption interruption) {
        switch (interruption) {
            case LATE_ANSWER -> proxy.delay(Duration.ofMillis(300));
            case NO_ANSWER -> proxy.dropReplies(true);
            case CUT_BEFORE -> proxy.cutAfterClientBytes(0);
            case CUT_WHILE ->
                Mono.delay(Duration.ofMillis(150))
                        .doOnNext(ignored -> proxy.cut())
                        .subscribe();
            case CUT_AFTER -> proxy.cutAfterServerBytes(0);
            default -> {
                // nothing
            }
        }
    }

    private static RowMapper<Integer> mapper(Interruption interruption) {
        return switch (interruption) {
            case MAPPER ->
                row -> {
                    throw new IllegalArgumentException("a mapper's");
                };
            case MAPPER_ERROR ->
                row -> {
                    throw new AssertionError("a mapper's");
                };
            default -> row -> 1;
        };
    }

    /** So that both connections of the pool are new or known to work. */
    private static void warm() {
        Mono<Boolean> works =
                executor().rows(Rig.bound("select 1"), row -> 1, 1).hasElement().onErrorReturn(false);
        assertThat(Eventually.problem(LIMIT, () -> Boolean.TRUE.equals(works.block(LIMIT)) ? null : "no connection"))
                .isNull();
    }

    private static List<Map<String, @Nullable Object>> running() {
        return DB.admin()
                .rows("select state, query, application_name from pg_stat_activity where datname = current_database()"
                        + " and state <> 'idle' and pid <> pg_backend_pid()");
    }
}
