package dev.leat.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.core.error.DataException;
import dev.leat.core.testing.BlockingSql;
import dev.leat.core.testing.TestDatabase;
import io.r2dbc.pool.ConnectionPool;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns of one type read as another: exactly, or an error. */
class ExactReadingIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Map<Transfer, ConnectionPool> POOLS = new EnumMap<>(Transfer.class);

    @BeforeAll
    static void open() {
        for (Transfer transfer : Transfer.values()) {
            POOLS.put(transfer, transfer.pool(DATABASE));
        }
        BlockingSql admin = DATABASE.admin();
        admin.script("create type mood as enum ('g\u00fct', 'sad')");
        admin.script("create type pair as (a int, b text)");
        admin.script("create type span as range (subtype = int4)");
    }

    @AfterAll
    static void close() {
        POOLS.values().forEach(pool -> pool.close().block());
    }

    private static BlockingSql sql(Transfer transfer) {
        return BlockingSql.on(Objects.requireNonNull(POOLS.get(transfer)));
    }

    record Exact(String expression, Class<?> type, Object expected) {}

    record Refused(String expression, Class<?> type, String code) {}

    private static <T> Stream<Arguments> inBothFormats(List<T> cases) {
        return Stream.of(Transfer.values()).flatMap(transfer -> cases.stream().map(it -> Arguments.of(transfer, it)));
    }

    static Stream<Arguments> exact() {
        return inBothFormats(List.of(
                // G03: not through double
                new Exact("9007199254740993::int8", BigDecimal.class, new BigDecimal("9007199254740993")),
                new Exact("9223372036854775807::int8", BigInteger.class, BigInteger.valueOf(Long.MAX_VALUE)),
                new Exact("9007199254740993::numeric", Long.class, 9007199254740993L),
                // G04: where it fits
                new Exact("32767::int8", Short.class, Short.MAX_VALUE),
                new Exact("-2147483648::int8", Integer.class, Integer.MIN_VALUE),
                new Exact("-2147483648::int8", int.class, Integer.MIN_VALUE),
                new Exact("127::int4", byte.class, Byte.MAX_VALUE),
                new Exact("5.00::numeric", Long.class, 5L),
                new Exact("5.00::numeric", BigDecimal.class, new BigDecimal("5.00")),
                new Exact("4294967295::oid", Long.class, 4294967295L),
                new Exact("16777216::int4", Float.class, 16777216f),
                new Exact("9007199254740992::int8", Double.class, 9007199254740992d),
                new Exact("0.5::float8", Float.class, 0.5f),
                new Exact("0.1::float4", Double.class, (double) 0.1f),
                // G05: Double has them
                new Exact("'NaN'::numeric", Double.class, Double.NaN),
                new Exact("'Infinity'::numeric", Double.class, Double.POSITIVE_INFINITY),
                new Exact("'-Infinity'::numeric", Float.class, Float.NEGATIVE_INFINITY),
                // the types that nobody asked for
                new Exact("1::int2", Object.class, (short) 1),
                new Exact("1::int8", Object.class, 1L),
                new Exact("1.50::numeric", Object.class, new BigDecimal("1.50")),
                new Exact("1.50::numeric", Number.class, new BigDecimal("1.50")),
                new Exact(
                        "'2026-11-20 10:00+05'::timestamptz", Object.class, OffsetDateTime.parse("2026-11-20T05:00Z")),
                new Exact("'1000-01-01'::date", Object.class, LocalDate.of(1000, 1, 1)),
                new Exact("'{1,NULL}'::int8[]", Object.class, new Long[] {1L, null}),
                new Exact("'t'::bool", boolean.class, true),
                new Exact("'x'::\"char\"", Character.class, 'x'),
                new Exact("'ab'::char(3)", String.class, "ab "),
                new Exact("'ab'::name", String.class, "ab"),
                // other columns as text, as the server spells them
                new Exact("(-32768)::int2", String.class, "-32768"),
                new Exact("5::int4", String.class, "5"),
                new Exact("(-9223372036854775808)::int8", String.class, "-9223372036854775808"),
                new Exact("4294967295::oid", String.class, "4294967295"),
                new Exact("1.50::numeric", String.class, "1.50"),
                new Exact("-1e20::numeric", String.class, "-100000000000000000000"),
                new Exact("1e-20::numeric", String.class, "0.00000000000000000001"),
                new Exact("'NaN'::numeric", String.class, "NaN"),
                new Exact("'-Infinity'::numeric", String.class, "-Infinity"),
                new Exact("true", String.class, "t"),
                new Exact("false", String.class, "f"),
                new Exact(
                        "'00112233-4455-6677-8899-aabbccddeeff'::uuid",
                        String.class,
                        "00112233-4455-6677-8899-aabbccddeeff"),
                new Exact("'{\"a\": \"\u00e4\"}'::json", String.class, "{\"a\": \"\u00e4\"}"),
                new Exact("'{\"a\": 1}'::jsonb", String.class, "{\"a\": 1}"),
                new Exact("'[1]'::jsonb", byte[].class, new byte[] {'[', '1', ']'}),
                new Exact("'<a>b</a>'::xml", String.class, "<a>b</a>"),
                new Exact("'g\u00fct'::mood", String.class, "g\u00fct"),
                // arrays
                new Exact("'{1,2}'::int4[]", Long[].class, new Long[] {1L, 2L}),
                new Exact("'[5:6]={1,2}'::int4[]", Integer[].class, new Integer[] {1, 2}),
                new Exact("array['a', null, '']::varchar[]", String[].class, new String[] {"a", null, ""})));
    }

    @ParameterizedTest
    @MethodSource("exact")
    void readsExactly(Transfer transfer, Exact given) {
        Object found = sql(transfer).value(given.type(), "select " + given.expression());
        assertThat(found).isEqualTo(given.expected());
    }

    static Stream<Arguments> refused() {
        return inBothFormats(List.of(
                // G04
                new Refused("2147483648::int8", Integer.class, "OutOfRange"),
                new Refused("2147483648::int8", int.class, "OutOfRange"),
                new Refused("40000::int4", Short.class, "OutOfRange"),
                new Refused("128::int2", Byte.class, "OutOfRange"),
                new Refused("9223372036854775808::numeric", Long.class, "OutOfRange"),
                new Refused("1e1000::numeric", Long.class, "OutOfRange"),
                new Refused("0.5::numeric", Integer.class, "OutOfRange"),
                new Refused("0.5::numeric", BigInteger.class, "OutOfRange"),
                new Refused("4294967295::oid", Integer.class, "OutOfRange"),
                new Refused("9007199254740993::int8", Double.class, "OutOfRange"),
                new Refused("9223372036854775807::int8", Double.class, "OutOfRange"),
                new Refused("16777217::int4", Float.class, "OutOfRange"),
                new Refused("0.1::float8", Float.class, "OutOfRange"),
                new Refused("'{1,2147483648}'::int8[]", Integer[].class, "OutOfRange"),
                new Refused("'{{1,2},{3,4}}'::int8[]", Long[].class, "OutOfRange"),
                // between exact numbers and floating-point numbers
                new Refused("1::float8", BigDecimal.class, "InexactType"),
                new Refused("1::float4", Long.class, "InexactType"),
                new Refused("0.5::numeric", Double.class, "InexactType"),
                // G05
                new Refused("'NaN'::numeric", BigDecimal.class, "NotANumber"),
                new Refused("'NaN'::numeric", Object.class, "NotANumber"),
                new Refused("'Infinity'::numeric", BigDecimal.class, "NotANumber"),
                new Refused("'-Infinity'::numeric", Long.class, "NotANumber"),
                new Refused("'{NaN}'::numeric[]", BigDecimal[].class, "NotANumber"),
                // G07
                new Refused("'infinity'::timestamptz", Instant.class, "InfiniteTime"),
                new Refused("'-infinity'::timestamptz", OffsetDateTime.class, "InfiniteTime"),
                new Refused("'infinity'::timestamp", LocalDateTime.class, "InfiniteTime"),
                new Refused("'-infinity'::date", LocalDate.class, "InfiniteTime"),
                new Refused("'infinity'::date", Object.class, "InfiniteTime"),
                new Refused("'{infinity}'::date[]", LocalDate[].class, "InfiniteTime"),
                new Refused("'24:00:00'::time", LocalTime.class, "OutOfRange"),
                // dates and times that would lose a part or need a zone
                new Refused("now()::timestamp", Instant.class, "InexactType"),
                new Refused("now()", LocalDateTime.class, "InexactType"),
                new Refused("now()", LocalDate.class, "InexactType"),
                new Refused("now()::timestamp", LocalDate.class, "InexactType"),
                new Refused("current_date", Instant.class, "InexactType"),
                new Refused("localtime::timetz", LocalTime.class, "InexactType"),
                new Refused("interval '1 day'", Duration.class, "InexactType"),
                new Refused("interval '1 month 2 seconds'", Duration.class, "InexactType"),
                new Refused("'infinity'::interval", Duration.class, "InfiniteTime"),
                new Refused("'ab'::text", Character.class, "OutOfRange"),
                new Refused("''::text", Character.class, "OutOfRange")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatWouldNotBeTheSame(Transfer transfer, Refused given) {
        BlockingSql sql = sql(transfer);
        assertThatThrownBy(() -> sql.value(given.type(), "select " + given.expression()))
                .isInstanceOfSatisfying(
                        DataException.class, e -> assertThat(e.code()).isEqualTo(given.code()));
        assertThat(sql.value(Integer.class, "select 1")).isEqualTo(1);
    }

    /** The driver would give the bytes. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5::float8",
                "timestamptz '2026-11-21 10:00+00'",
                "current_date",
                "interval '1 day'",
                "'10.0.0.0/8'::inet",
                "'08:00:2b:01:02:03'::macaddr",
                "'a b'::tsvector",
                "'[1,5)'::int4range",
                "B'101'",
                "'1.00'::money",
                "point '(1,2)'",
                "'\\x4142'::bytea",
                "'1'::xid",
                "'$.a'::jsonpath",
                "'{1,2}'::int4[]",
                "'{sad}'::mood[]",
                "row(1, 'x')::pair",
                "'[1,5)'::span"
            })
    void refusesToTakeBinaryFormsForText(String expression) {
        assertThatThrownBy(() -> sql(Transfer.BINARY).value(String.class, "select " + expression))
                .isInstanceOfSatisfying(
                        DataException.class, e -> assertThat(e.code()).isEqualTo("InexactType"))
                .hasMessageContaining("::text");
        assertThat(sql(Transfer.BINARY).value(String.class, "select (" + expression + ")::text"))
                .isEqualTo(sql(Transfer.TEXT).value(String.class, "select " + expression));
    }

    @ParameterizedTest
    @EnumSource(Transfer.class)
    void errorsNameNoValue(Transfer transfer) {
        assertThatThrownBy(() -> sql(transfer).value(Integer.class, "select 4815162342::int8"))
                .hasMessageContaining("int8")
                .hasMessageContaining("Integer")
                .hasMessageNotContaining("4815162342")
                .hasNoCause();
    }

    /** The server's spelling is an independent witness of what the binary form was. */
    @ParameterizedTest
    @EnumSource(Transfer.class)
    void meansWhatTheServerMeans(Transfer transfer) {
        BlockingSql sql = sql(transfer);
        assertThat(sql.value(String.class, "select $1::date::text", LocalDate.of(0, 2, 29)))
                .isEqualTo("0001-02-29 BC");
        assertThat(sql.value(String.class, "select $1::timestamp::text", LocalDateTime.of(1500, 2, 28, 1, 2, 3)))
                .isEqualTo("1500-02-28 01:02:03");
        assertThat(sql.value(String.class, "select $1::timestamptz::text", Instant.parse("1969-12-31T23:59:59.5Z")))
                .isEqualTo("1969-12-31 23:59:59.5+00");
        assertThat(sql.value(String.class, "select $1::numeric::text", new BigDecimal("-12300.4500")))
                .isEqualTo("-12300.4500");
        assertThat(sql.value(String.class, "select $1::numeric::text", new BigDecimal("1E+6")))
                .isEqualTo("1000000");
        assertThat(sql.value(String.class, "select $1::interval::text", Duration.ofMillis(-90_061_500)))
                .isEqualTo("-25:01:01.5");
        assertThat(sql.value(String.class, "select $1::bytea::text", new byte[] {0, -1}))
                .isEqualTo("\\x00ff");
    }
}
