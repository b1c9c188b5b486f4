package dev.leat.core.execution;

import dev.leat.core.query.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** A column type and three different values of it. */
record Sample<T>(ColumnType<T> type, List<T> values) {
    private enum Mood {
        SAD,
        FINE,
        GREAT
    }

    /** One sample of each type. */
    static Stream<Sample<?>> all() {
        return Stream.of(
                of(ColumnType.LONG, Long.MIN_VALUE, 0L, 9_007_199_254_740_993L),
                of(ColumnType.INTEGER, Integer.MIN_VALUE, 7, Integer.MAX_VALUE),
                of(ColumnType.SHORT, Short.MIN_VALUE, (short) 7, Short.MAX_VALUE),
                of(ColumnType.BYTE, Byte.MIN_VALUE, (byte) 7, Byte.MAX_VALUE),
                of(ColumnType.FLOAT, Float.MIN_VALUE, 0.1f, -Float.MAX_VALUE),
                of(ColumnType.DOUBLE, Double.MIN_VALUE, 0.1, -Double.MAX_VALUE),
                of(ColumnType.CHARACTER, 'x', '\'', 'ß'),
                of(ColumnType.STRING, "", "O'Hara; -- \"x\" $1 \\ %_", "größer 🌍"),
                of(
                        ColumnType.BIG_DECIMAL,
                        new BigDecimal("-12345678901234567890.123456789"),
                        new BigDecimal("0.10"),
                        new BigDecimal("5.25")),
                of(
                        ColumnType.BIG_INTEGER,
                        new BigInteger("-123456789012345678901234567890"),
                        BigInteger.ZERO,
                        BigInteger.TEN),
                of(ColumnType.UUID, new UUID(0, 0), new UUID(1, -1), new UUID(Long.MIN_VALUE, Long.MAX_VALUE)),
                of(
                        ColumnType.LOCAL_DATE,
                        LocalDate.of(1900, 3, 1),
                        LocalDate.of(2024, 2, 29),
                        LocalDate.of(2999, 12, 31)),
                of(
                        ColumnType.LOCAL_TIME,
                        LocalTime.MIDNIGHT,
                        LocalTime.of(1, 2, 3, 456_789_000),
                        LocalTime.of(23, 59, 59)),
                of(
                        ColumnType.LOCAL_DATE_TIME,
                        LocalDateTime.of(1900, 3, 1, 0, 0),
                        LocalDateTime.of(2024, 2, 29, 1, 2, 3, 456_789_999),
                        LocalDateTime.of(2999, 12, 31, 23, 59)),
                of(
                        ColumnType.OFFSET_DATE_TIME,
                        OffsetDateTime.parse("2024-02-29T01:02:03.456789+05:45"),
                        OffsetDateTime.parse("1999-12-31T23:59:59Z"),
                        OffsetDateTime.parse("2024-07-01T00:00:00-11:00")),
                of(
                        ColumnType.INSTANT,
                        Instant.EPOCH,
                        Instant.parse("2024-02-29T01:02:03.456789999Z"),
                        Instant.parse("1999-12-31T23:59:59Z")),
                of(ColumnType.DURATION, Duration.ZERO, Duration.ofNanos(-1), Duration.ofDays(20_000)),
                of(
                        ColumnType.BYTES,
                        new byte[0],
                        new byte[] {0, -1, 127, ';'},
                        "bytes".getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                of(ColumnType.ofEnum(Mood.class, Mood.values()), Mood.values()),
                of(ColumnType.BOOLEAN, true, false));
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    private static <T> Sample<T> of(ColumnType<T> type, T... values) {
        return new Sample<>(type, List.of(values));
    }

    T first() {
        return values.get(0);
    }

    /** The value as it comes back from the database, in a form that {@code equals} compares. */
    Object stored(T value) {
        return comparable(type.decode(type.encode(value)));
    }

    /** Decimals by value, bytes by content. */
    static Object comparable(Object value) {
        if (value instanceof BigDecimal decimal) {
            return decimal.stripTrailingZeros();
        }
        return value instanceof byte[] bytes ? HexFormat.of().formatHex(bytes) : value;
    }

    @Override
    public String toString() {
        return type.toString();
    }
}
