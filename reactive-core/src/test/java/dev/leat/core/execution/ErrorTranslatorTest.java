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
import dev.leat.core.error.TransactionAbortedException;
import dev.leat.core.error.UnavailableException;
import io.r2dbc.spi.R2dbcNonTransientException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTimeoutException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.io.IOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorTranslatorTest {
    private final ErrorTranslator translator = new ErrorTranslator(new PlainDriver());

    /** An SQLSTATE, what becomes of it, and whether the connection survives. */
    record Row(String state, Class<? extends LeatException> type, boolean retryable, boolean keepsConnection) {
        @Override
        public String toString() {
            return state;
        }
    }

    static Stream<Row> states() {
        Class<DatabaseFailureException> failure = DatabaseFailureException.class;
        return Stream.of(
                lost("08000"),
                lost("08003"),
                lost("08006"),
                lost("08P01"),
                lost("57P01"),
                lost("57P02"),
                lost("57P03"),
                lost("57P05"),
                lost("25P03"),
                lost("90007"),
                lost("90067"),
                lost("90098"),
                lost("90121"),
                new Row("53300", UnavailableException.class, true, true),
                new Row("40001", ConcurrencyException.class, true, true),
                new Row("40P01", ConcurrencyException.class, true, true),
                new Row("55P03", ConcurrencyException.class, true, true),
                new Row("HYT00", ConcurrencyException.class, true, true),
                new Row("50200", ConcurrencyException.class, true, true),
                new Row("90131", ConcurrencyException.class, true, true),
                new Row("57014", OperationTimeoutException.class, true, true),
                rejected("0A000", BadSqlException.class),
                rejected("21000", BadSqlException.class),
                rejected("21S02", BadSqlException.class),
                rejected("25006", BadSqlException.class),
                rejected("3F000", BadSqlException.class),
                rejected("42501", BadSqlException.class),
                rejected("42601", BadSqlException.class),
                rejected("42P01", BadSqlException.class),
                rejected("42S02", BadSqlException.class),
                rejected("54001", BadSqlException.class),
                rejected("22001", DataException.class),
                rejected("22003", DataException.class),
                rejected("22P02", DataException.class),
                rejected("22021", DataException.class),
                rejected("P0001", DataException.class),
                rejected("23505", ConstraintViolationException.class),
                rejected("25P02", TransactionAbortedException.class),
                rejected("26000", failure),
                rejected("28000", failure),
                rejected("28P01", failure),
                rejected("3D000", failure),
                rejected("40003", failure),
                rejected("53100", failure),
                rejected("53200", failure),
                rejected("58030", failure),
                rejected("XX000", failure),
                rejected("XX001", failure),
                rejected("99999", failure));
    }

    private static Row lost(String state) {
        return new Row(state, UnavailableException.class, true, false);
    }

    private static Row rejected(String state, Class<? extends LeatException> type) {
        return new Row(state, type, false, true);
    }

    @ParameterizedTest
    @MethodSource("states")
    void stateDecides(Row row) {
        Throwable driver = new R2dbcNonTransientException("message", row.state()) {};
        Throwable error = translator.translate(driver, "select 1");
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

    @ParameterizedTest
    @CsvSource({
        "23505, UNIQUE",
        "23503, FOREIGN_KEY",
        "23506, FOREIGN_KEY",
        "23502, NOT_NULL",
        "23514, CHECK",
        "23513, CHECK",
        "23P01, OTHER",
        "23000, OTHER"
    })
    void kindOfConstraintIsTold(String state, Kind kind) {
        Throwable error = translator.translate(new R2dbcNonTransientException("message", state) {}, null);
        assertThat(((ConstraintViolationException) error).kind()).isEqualTo(kind);
    }

    @Test
    void whatHasNoStateIsToldByItsClass() {
        assertThat(type(new R2dbcTimeoutException("x"))).isEqualTo(OperationTimeoutException.class);
        assertThat(type(new R2dbcTransientResourceException("x"))).isEqualTo(UnavailableException.class);
        assertThat(type(new R2dbcNonTransientResourceException("x"))).isEqualTo(UnavailableException.class);
        assertThat(type(new R2dbcNonTransientException("x") {})).isEqualTo(DatabaseFailureException.class);
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
    @CsvSource(delimiter = '|', textBlock = """
            22P02 | invalid input syntax for type uuid: "S3CR3T"        | invalid input syntax for type uuid
            22001 | value too long for type character varying(5)        | value too long for type character varying
            22003 | value "S3CR3T" is out of range for type integer     | value
            22018 | Data conversion error converting "S3CR3T"; SQL statement: x | Data conversion error converting
            23505 | duplicate key value violates unique constraint "a"  | duplicate key value violates unique constraint
            42703 | column "nope" does not exist                        | column "nope" does not exist
            42601 | syntax error at or near ":"; SQL statement: x       | syntax error at or near ":"
            """)
    void textIsCutBeforeTheFirstValue(String state, String text, String clean) {
        assertThat(CleanText.of(new R2dbcNonTransientException(text, state) {})).isEqualTo(clean);
    }

    @Test
    void longTextIsCut() {
        assertThat(CleanText.of(new IllegalStateException("x".repeat(10_000)))).hasSize(301);
        assertThat(CleanText.of(new IllegalStateException())).isEqualTo("no message");
    }
}
