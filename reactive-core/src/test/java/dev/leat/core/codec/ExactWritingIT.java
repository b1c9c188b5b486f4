package dev.leat.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.DataException;
import dev.leat.core.testing.BlockingSql;
import dev.leat.core.testing.TestDatabase;
import io.r2dbc.pool.ConnectionPool;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Result;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;

/** What PostgreSQL cannot hold is an error before anything is sent; what is finer than it keeps is cut. */
class ExactWritingIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static ConnectionPool pool;
    private static BlockingSql sql;

    @BeforeAll
    static void open() {
        pool = Transfer.TEXT.pool(DATABASE);
        sql = BlockingSql.on(pool);
    }

    @AfterAll
    static void close() {
        pool.close().block();
    }

    record Refused(Object value, String code) {}

    static Stream<Refused> refused() {
        return Stream.of(
                // G01, G02
                new Refused("secret\0", "InvalidText"),
                new Refused("secret\uD800", "InvalidText"),
                new Refused('\0', "InvalidText"),
                new Refused('\uDC00', "InvalidText"),
                new Refused(new String[] {"a", null, "secret\uDC00"}, "InvalidText"),
                // G06
                new Refused(new BigDecimal("1E+131072"), "OutOfRange"),
                new Refused(new BigDecimal("1E-16384"), "OutOfRange"),
                new Refused(BigInteger.TEN.pow(131_072), "OutOfRange"),
                new Refused(new BigDecimal[] {BigDecimal.ONE, new BigDecimal("1E-16384")}, "OutOfRange"),
                // G07
                new Refused(LocalDate.MAX, "OutOfRange"),
                new Refused(LocalDate.MIN, "OutOfRange"),
                new Refused(LocalDate.of(5874898, 1, 1), "OutOfRange"),
                new Refused(LocalDate.of(-4713, 11, 23), "OutOfRange"),
                new Refused(LocalDateTime.MAX, "OutOfRange"),
                new Refused(LocalDateTime.of(294277, 1, 1, 0, 0), "OutOfRange"),
                new Refused(Instant.MAX, "OutOfRange"),
                new Refused(Instant.MIN, "OutOfRange"),
                new Refused(OffsetDateTime.MAX, "OutOfRange"),
                new Refused(OffsetDateTime.of(294276, 12, 31, 23, 0, 0, 0, ZoneOffset.ofHours(-1)), "OutOfRange"),
                new Refused(new LocalDate[] {LocalDate.EPOCH, LocalDate.MAX}, "OutOfRange"),
                new Refused(new Instant[] {null, Instant.MAX}, "OutOfRange"),
                new Refused(Duration.ofSeconds(Long.MAX_VALUE), "OutOfRange"),
                // as a type that does not hold all values
                new Refused(Parameters.in(R2dbcType.TIMESTAMP, Instant.EPOCH), "InexactType"),
                new Refused(Parameters.in(R2dbcType.INTEGER, 1L), "InexactType"),
                new Refused(Parameters.in(PostgresqlObjectId.INT4_ARRAY, new Long[] {1L}), "InexactType"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesBeforeAnythingIsSent(Refused given) {
        Connection connection = Objects.requireNonNull(pool.create().block());
        try {
            assertThatThrownBy(() -> connection.createStatement("select $1").bind(0, given.value()))
                    .isInstanceOfSatisfying(DataException.class, e -> {
                        assertThat(e.code()).isEqualTo(given.code());
                        assertThat(e).hasMessageNotContaining("secret").hasNoCause();
                    });
            assertThat(Flux.<Result>from(connection.createStatement("select 1").execute())
                            .flatMap(result -> result.map((row, metadata) -> row.get(0, Integer.class)))
                            .blockLast())
                    .isEqualTo(1);
        } finally {
            Flux.from(connection.close()).blockLast();
        }
    }

    /** G08 */
    @Test
    void cutsNanosecondsAndNeverRounds() {
        Instant instant = Instant.parse("2026-11-20T10:00:00.123456789Z");
        assertThat(sql.value(Instant.class, "select $1", instant))
                .isEqualTo(Instant.parse("2026-11-20T10:00:00.123456Z"));
        assertThat(sql.value(
                        OffsetDateTime.class, "select $1", OffsetDateTime.parse("1969-12-31T23:59:59.999999999+05:45")))
                .isEqualTo(OffsetDateTime.parse("1969-12-31T18:14:59.999999Z"));
        assertThat(sql.value(LocalDateTime.class, "select $1", LocalDateTime.of(2026, 12, 31, 23, 59, 59, 999_999_999)))
                .isEqualTo(LocalDateTime.of(2026, 12, 31, 23, 59, 59, 999_999_000));
        assertThat(sql.value(LocalTime.class, "select $1", LocalTime.MAX))
                .isEqualTo(LocalTime.of(23, 59, 59, 999_999_000));
        assertThat(sql.value(Instant[].class, "select $1", (Object) new Instant[] {instant}))
                .containsExactly(Instant.parse("2026-11-20T10:00:00.123456Z"));
    }

    /** G04: as wide as it is, so that the server can refuse it. */
    @Test
    void doesNotNarrowForASmallerColumn() {
        sql.script("create table small (x smallint)");
        assertThatThrownBy(() -> sql.update("insert into small values ($1)", 40_000))
                .hasMessageContaining("smallint");
        assertThat(sql.count("small")).isZero();
    }

    @Test
    void sendsTextAsTheTypeThatIsNamed() {
        assertThat(sql.value(
                        String.class, "select $1 ->> 'a'", Parameters.in(PostgresqlObjectId.JSONB, "{\"a\": \"b\"}")))
                .isEqualTo("b");
        assertThat(sql.value(
                        String[].class, "select $1", Parameters.in(PostgresqlObjectId.VARCHAR_ARRAY, new String[] {"a"
                        })))
                .containsExactly("a");
        sql.script("create type mood as enum ('sad', 'fine')");
        assertThat(sql.value(String.class, "select $1::mood", "fine")).isEqualTo("fine");
        assertThat(sql.value(Boolean.class, "select 'fine' = any($1::mood[])", (Object) new String[] {"fine"}))
                .isTrue();
    }

    @Test
    void bindsNullOfEveryType() {
        Connection connection = Objects.requireNonNull(pool.create().block());
        Stream<Class<?>> types = Sample.all().stream()
                .flatMap(sample -> Stream.of(sample.type(), sample.type().arrayType()));
        List<Boolean> nulls = Flux.fromStream(Stream.concat(types, Stream.of(long.class, char.class)))
                .concatMap(type -> connection
                        .createStatement("select $1 is null")
                        .bindNull(0, type)
                        .execute())
                .concatMap(result -> result.map((row, metadata) -> Boolean.TRUE.equals(row.get(0, Boolean.class))))
                .collectList()
                .block();
        Flux.from(connection.close()).blockLast();
        assertThat(nulls).hasSize(2 * Sample.all().size() + 2).containsOnly(true);
    }

    @ParameterizedTest
    @EnumSource(Transfer.class)
    void connectionStaysUsableWhenARowCannotBeRead(Transfer transfer) {
        ConnectionPool one = transfer.pool(DATABASE);
        BlockingSql rows = BlockingSql.on(one);
        int server = rows.value(Integer.class, "select pg_backend_pid()");
        assertThatThrownBy(() ->
                        rows.value(Integer.class, "select 2147480648 + i from generate_series(1::int8, 10000) as i"))
                .isInstanceOf(DataException.class);
        assertThat(rows.value(Integer.class, "select pg_backend_pid()")).isEqualTo(server);
        assertThat(one.getMetrics().orElseThrow().acquiredSize()).isZero();
        one.close().block();
    }
}
