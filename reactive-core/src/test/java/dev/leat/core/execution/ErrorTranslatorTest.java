package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.error.BadSqlException;
import dev.leat.core.error.ConcurrencyException;
import dev.leat.core.error.ConstraintViolationException;
import dev.leat.core.error.ConstraintViolationException.Kind;
import dev.leat.core.error.DataException;
import dev.leat.core.error.DatabaseFailureException;
import dev.leat.core.error.DriverFailure;
import dev.leat.core.error.ErrorText;
import dev.leat.core.error.LeatException;
import dev.leat.core.error.OperationTimeoutException;
import dev.leat.core.error.RetryableException;
import dev.leat.core.error.TransactionAbortedException;
import dev.leat.core.error.TransactionOutcomeUnknownException;
import dev.leat.core.error.UnavailableException;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Exceptions;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Signal;

class ErrorTranslatorTest {
    private final ErrorTranslator translator = new ErrorTranslator(new PlainDriver());

    /** An SQLSTATE, what becomes of it, and whether the connection survives. */
    record Row(String state, Class<? extends LeatException> type, boolean retryable, boolean keepsConnection) {
        @Override
        public String toString() {
            return state;
        }
    }

    /** PostgreSQL's appendix A, every code of it: what becomes of it, and which of them end their connection. */
    static Stream<Row> states() {
        return Stream.of(
                        rows(BadSqlException.class, true, """
                                02000 02001 03000 0A000 0B000 0F000 0F001 0L000 0LP01 0P000 0Z000 0Z002 21000 24000 25000 25001
                                25002 25003 25004 25005 25006 25007 25008 25P01 27000 2B000 2BP01 2D000 34000 3B000 3B001 3F000
                                42000 42501 42601 42602 42611 42622 42701 42702 42703 42704 42710 42712 42723 42725 42803 42804
                                42809 42830 42846 42883 42939 42P01 42P02 42P03 42P04 42P05 42P06 42P07 42P08 42P09 42P10 42P11
                                42P12 42P13 42P14 42P15 42P16 42P17 42P18 42P19 42P20 42P21 42P22 428C9 54000 54001 54011 54023
                                55000 55P02 55P04"""),
                        rows(DataException.class, true, """
                                09000 10608 20000 22000 22001 22002 22003 22004 22005 22007 22008 22009 2200B 2200C 2200D 2200F
                                2200G 2200H 2200L 2200M 2200N 2200S 2200T 22010 22011 22012 22013 22014 22015 22016 22018 22019
                                2201B 2201E 2201F 2201G 2201W 2201X 22021 22022 22023 22024 22025 22026 22027 2202E 2202G 2202H
                                22030 22031 22032 22033 22034 22035 22036 22037 22038 22039 2203A 2203B 2203C 2203D 2203E 2203F
                                2203G 22P01 22P02 22P03 22P04 22P05 22P06 2F000 2F002 2F003 2F004 2F005 38000 38001 38002 38003
                                38004 39000 39001 39004 39P01 39P02 39P03 P0000 P0001 P0002 P0003 P0004"""),
                        rows(
                                ConstraintViolationException.class,
                                true,
                                "23000 23001 23502 23503 23505 23514 23P01 40002 44000"),
                        rows(ConcurrencyException.class, true, "40000 40001 40P01 55006 55P03 72000"),
                        rows(OperationTimeoutException.class, true, "57014"),
                        rows(TransactionAbortedException.class, true, "25P02"),
                        rows(UnavailableException.class, true, "53300"),
                        rows(UnavailableException.class, false, """
                                08000 08001 08003 08004 08006 08P01 25P03 25P04 57P01 57P02 57P03 57P05"""),
                        rows(TransactionOutcomeUnknownException.class, true, "40003"),
                        rows(TransactionOutcomeUnknownException.class, false, "08007"),
                        rows(DatabaseFailureException.class, false, "57P04"),
                        rows(DatabaseFailureException.class, true, """
                                26000 28000 28P01 3D000 53000 53100 53200 53400 57000 58000 58030 58P01 58P02 58P03 F0000 F0001
                                HV000 HV001 HV002 HV004 HV005 HV006 HV007 HV008 HV009 HV00A HV00B HV00C HV00D HV00J HV00K HV00L
                                HV00M HV00N HV00P HV00Q HV00R HV010 HV014 HV021 HV024 HV090 HV091 XX000 XX001 XX002 99999"""))
                .flatMap(rows -> rows);
    }

    private static Stream<Row> rows(Class<? extends LeatException> type, boolean keepsConnection, String states) {
        boolean retryable = RetryableException.class.isAssignableFrom(type);
        return Stream.of(states.strip().split("\\s+")).map(state -> new Row(state, type, retryable, keepsConnection));
    }

    @ParameterizedTest
    @MethodSource("states")
    void stateDecides(Row row) {
        check(row, new R2dbcNonTransientException("message", row.state()) {});
    }

    private void check(Row row, R2dbcException driver) {
        Throwable error = translator.translate(driver, null);
        assertThat(error).isInstanceOfSatisfying(LeatException.class, translated -> {
            assertThat(translated).isInstanceOf(row.type());
            assertThat(translated.isRetryable()).isEqualTo(row.retryable());
            assertThat(translated.sqlState()).isEqualTo(row.state());
            assertThat(translated.getCause()).isInstanceOfSatisfying(DriverFailure.class, copy -> {
                assertThat(copy.sqlState()).isEqualTo(row.state());
                assertThat(copy.getCause()).isNull();
            });
        });
        assertThat(ErrorTranslator.breaksConnection(driver)).isEqualTo(!row.keepsConnection());
    }

    /** Every code of H2's, which come as its SQLSTATEs; those that are not named here refuse the statement. */
    @Test
    void everyCodeOfH2IsDecided() throws IllegalAccessException {
        Map<String, Row> rows = h2Rows();
        Set<String> seen = new TreeSet<>();
        for (Field field : ErrorCode.class.getFields()) {
            String state = ErrorCode.getState(field.getInt(null));
            seen.add(state);
            check(
                    rows.getOrDefault(state, new Row(state, BadSqlException.class, false, true)),
                    new R2dbcNonTransientException("message", state) {});
        }
        assertThat(rows.keySet()).isSubsetOf(seen);
        assertThat(seen).hasSizeGreaterThan(180);
    }

    private static Map<String, Row> h2Rows() {
        return Stream.of(
                        rows(DataException.class, true, """
                                22001 22003 22004 22007 2200E 22012 22013 22018 22025 2202E 22030 22032 22033
                                90003 90004 90008 90010 90014 90043 90044 90056 90095 90105 90110 90142 90150 90151"""),
                        rows(ConstraintViolationException.class, true, "23502 23503 23505 23506 23507 23513 23514"),
                        rows(ConcurrencyException.class, true, "40001 90131 HYT00"),
                        rows(OperationTimeoutException.class, true, "57014"),
                        rows(UnavailableException.class, false, "08000 90007 90067 90098 90121"),
                        rows(DatabaseFailureException.class, true, """
                                28000 90011 90013 90018 90020 90021 90024 90025 90026 90027 90028 90030 90031 90034 90039 90046
                                90047 90048 90049 90050 90055 90060 90061 90062 90088 90093 90094 90099 90104 90108 90111 90112
                                90113 90117 90126 90133 90135 90138 90143 90144 90146 90149 HY000"""))
                .flatMap(rows -> rows)
                .collect(Collectors.toMap(Row::state, row -> row));
    }

    @ParameterizedTest
    @CsvSource({
        "23505, UNIQUE",
        "23001, FOREIGN_KEY",
        "23503, FOREIGN_KEY",
        "23506, FOREIGN_KEY",
        "23502, NOT_NULL",
        "23507, NOT_NULL",
        "23514, CHECK",
        "23513, CHECK",
        "44000, CHECK",
        "23P01, OTHER",
        "40002, OTHER",
        "23000, OTHER"
    })
    void kindOfConstraintIsTold(String state, Kind kind) {
        Throwable error = translator.translate(new R2dbcNonTransientException("message", state) {}, null);
        assertThat(((ConstraintViolationException) error).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "42601", "42501", "42P01", "42883", "2BP01", "55000", "22001", "22P02", "22012", "23505", "23001",
                "23P01"
            })
    void refusalsSayWhatToDo(String state) {
        LeatException error =
                (LeatException) translator.translate(new R2dbcNonTransientException("message", state) {}, "select 1");
        assertThat(error.text().fix()).isNotBlank();
    }

    @Test
    void databaseThatAStatementNamesIsNoLogin() {
        assertThat(translator.translate(new R2dbcNonTransientException("x", "3D000") {}, "drop database x"))
                .isInstanceOf(BadSqlException.class);
    }

    static Stream<Throwable> wrapped() {
        R2dbcException lost = new R2dbcNonTransientException("lost", "57P01") {};
        RuntimeException cycle = new RuntimeException("a");
        RuntimeException second = new RuntimeException("b", cycle);
        cycle.initCause(second);
        second.addSuppressed(lost);
        return Stream.of(
                Exceptions.propagate(new Exception(lost)),
                Exceptions.multiple(new IllegalStateException("other"), lost),
                new CompletionException(lost),
                new ExecutionException(lost),
                new UndeclaredThrowableException(lost),
                new RuntimeException(new RuntimeException(new IllegalStateException(lost))),
                new R2dbcNonTransientException("without a state", lost) {},
                new IOException(lost),
                Exceptions.multiple(cycle, new CompletionException(lost)),
                shared(lost));
    }

    /** What Reactor puts around the error of a source that is shared. */
    private static Throwable shared(Throwable error) {
        Throwable wrapped = Flux.<Integer>error(error)
                .publish()
                .autoConnect()
                .materialize()
                .mapNotNull(Signal::getThrowable)
                .blockFirst();
        return Objects.requireNonNull(wrapped);
    }

    @ParameterizedTest
    @MethodSource("wrapped")
    void whatWrapsAnErrorDoesNotChangeItsClass(Throwable wrapper) {
        assertThat(translator.translate(wrapper, null))
                .isInstanceOfSatisfying(
                        UnavailableException.class,
                        lost -> assertThat(lost.sqlState()).isEqualTo("57P01"));
        assertThat(ErrorTranslator.breaksConnection(wrapper)).isTrue();
        assertThat(ErrorTranslator.breaksUnused(wrapper)).isTrue();
    }

    @Test
    void causesThatAreACycleEnd() {
        RuntimeException first = new RuntimeException("a");
        first.initCause(new RuntimeException("b", first));
        assertThat(translator.translate(first, null)).isInstanceOf(DatabaseFailureException.class);
        Throwable deep = new IOException("x");
        for (int i = 0; i < 1_000; i++) {
            deep = new RuntimeException(deep);
        }
        assertThat(translator.translate(deep, null)).isInstanceOf(DatabaseFailureException.class);
    }

    @Test
    void whatHasNoStateIsToldByItsClass() {
        assertThat(type(new R2dbcTimeoutException("x"))).isEqualTo(OperationTimeoutException.class);
        assertThat(type(new R2dbcTransientResourceException("x"))).isEqualTo(UnavailableException.class);
        assertThat(type(new R2dbcNonTransientResourceException("x"))).isEqualTo(UnavailableException.class);
        assertThat(type(new R2dbcNonTransientException("x") {})).isEqualTo(DatabaseFailureException.class);
        assertThat(type(new TimeoutException("x"))).isEqualTo(OperationTimeoutException.class);
        assertThat(type(new IOException("x"))).isEqualTo(UnavailableException.class);
        assertThat(type(new IllegalStateException("x"))).isEqualTo(DatabaseFailureException.class);
        assertThat(type(new AssertionError("x"))).isEqualTo(DatabaseFailureException.class);
    }

    private @Nullable Class<?> type(Throwable error) {
        return translator.translate(error, null).getClass();
    }

    @Test
    void ownErrorsStayAsTheyAre() {
        DataException own = new DataException(ErrorText.of("Own", "what"), null);
        assertThat(translator.translate(own, null)).isSameAs(own);
        assertThat(translator.translate(new IllegalArgumentException(own), null))
                .isSameAs(own);
        OutOfMemoryError fatal = new OutOfMemoryError("x");
        assertThat(translator.translate(fatal, null)).isSameAs(fatal);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            invalid input syntax for type uuid: "S3CR3T"     | select $1            | invalid input syntax for type uuid: "…"
            value too long for type character varying(5)     | select $1            | value too long for type character varying(5)
            value "S3CR3T" is out of range for type integer  | select $1            | value "…" is out of range for type integer
            Data conversion error converting "S3CR3T"; SQL statement: x | select $1 | Data conversion error converting "…"
            column "nope" does not exist                     | select Nope from x   | column "nope" does not exist
            column "nope" does not exist                     | select f($1)         | column "…" does not exist
            column p.nope does not exist                     | select p.nope        | column p.nope does not exist
            column s3cr3t.x does not exist                   | select f($1)         | column … does not exist
            column secret4711 does not exist                 | select f($1)         | column … does not exist
            syntax error at or near ":"                      | select : 1           | syntax error at or near ":"
            syntax error at or near ":"                      | select f($1)         | syntax error at or near "…"
            "a" S3CR3T "b" is not known to "c"               | select a, c          | "a" … "…"
            "x" is "a                                        | select b             | "…"…
            cannot use »S3CR3T« as ‚S3CR3T‘ or `S3CR3T`      | select 1             | cannot use "…" as "…" or "…"
            the number 4711 is in the way of 0x4711          | select 4711          | the number … is in the … of …
            für S3CR3T ist kein Wert da                      | select 1             | …
            operator does not exist: text = integer          | select 1             | operator does not exist: text = integer
            """)
    void whatMayBeAValueIsHidden(String text, String sql, String clean) {
        assertThat(CleanText.of(new IllegalStateException(text), sql)).isEqualTo(clean);
    }

    @Test
    void longTextIsCut() {
        assertThat(CleanText.of(new IllegalStateException("value ".repeat(10_000))))
                .hasSize(301);
        assertThat(CleanText.of(new IllegalStateException())).isEqualTo("no message");
        assertThat(CleanText.of(new IllegalStateException(" "))).isEqualTo("no message");
    }
}
