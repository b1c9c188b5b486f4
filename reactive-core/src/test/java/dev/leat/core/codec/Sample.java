package dev.leat.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Values at the boundaries of a type.
 *
 * @param type the Java type
 * @param column the column type that holds it
 * @param values what is written and has to be read back equal
 */
record Sample<T>(Class<T> type, String column, List<T> values) {

    static List<Sample<?>> all() {
        return List.of(
                new Sample<>(Byte.class, "int2", List.of((byte) 0, Byte.MIN_VALUE, Byte.MAX_VALUE)),
                new Sample<>(Short.class, "int2", List.of((short) 0, (short) -1, Short.MIN_VALUE, Short.MAX_VALUE)),
                new Sample<>(Integer.class, "int4", List.of(0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE)),
                new Sample<>(Long.class, "int8", longs()),
                new Sample<>(BigInteger.class, "numeric", integers()),
                new Sample<>(BigDecimal.class, "numeric", decimals()),
                new Sample<>(Float.class, "float4", floats()),
                new Sample<>(Double.class, "float8", doubles()),
                new Sample<>(Boolean.class, "bool", List.of(true, false)),
                new Sample<>(String.class, "text", texts()),
                new Sample<>(Character.class, "text", List.of('a', ' ', '"', '\\', ',', 'é', '日', '\uFFFD')),
                new Sample<>(UUID.class, "uuid", List.of(new UUID(0, 0), new UUID(-1, -1), new UUID(1L << 63, 42))),
                new Sample<>(byte[].class, "bytea", bytes()),
                new Sample<>(LocalDate.class, "date", dates()),
                new Sample<>(LocalTime.class, "time", times()),
                new Sample<>(LocalDateTime.class, "timestamp", dateTimes()),
                new Sample<>(Instant.class, "timestamptz", instants()),
                new Sample<>(
                        OffsetDateTime.class,
                        "timestamptz",
                        instants().stream()
                                .map(it -> it.atOffset(ZoneOffset.UTC))
                                .toList()),
                new Sample<>(Duration.class, "interval", durations()));
    }

    private static List<Long> longs() {
        return List.of(0L, 1L, -1L, 9007199254740993L, -9007199254740993L, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    private static List<BigInteger> integers() {
        BigInteger large = BigInteger.TEN.pow(131_071);
        return List.of(
                BigInteger.ZERO,
                BigInteger.valueOf(Long.MIN_VALUE),
                BigInteger.TWO.pow(200).negate(),
                large);
    }

    private static List<BigDecimal> decimals() {
        return Stream.of(
                        "0",
                        "0.00",
                        "1",
                        "-1",
                        "5.00",
                        "0.1",
                        "-0.0001",
                        "9999.9999",
                        "10000",
                        "1E+20",
                        "-1.5E+9",
                        "1E+1000",
                        "1E-1000",
                        "9007199254740993",
                        "12345678901234567.890123456789",
                        "1E+131071",
                        "1E-16383",
                        "0.30000000000000004",
                        "100.0000",
                        "-99999999999999999999.99999999999999999999")
                .map(BigDecimal::new)
                .toList();
    }

    private static List<Float> floats() {
        return List.of(
                0f,
                -0f,
                0.1f,
                16777215f,
                Float.MIN_VALUE,
                Float.MIN_NORMAL,
                Float.MAX_VALUE,
                1.17549435E-38f,
                Float.NaN,
                Float.POSITIVE_INFINITY,
                Float.NEGATIVE_INFINITY,
                9.802354E-33f);
    }

    private static List<Double> doubles() {
        return List.of(
                0d,
                -0d,
                0.1,
                9007199254740991d,
                Double.MIN_VALUE,
                Double.MIN_NORMAL,
                Double.MAX_VALUE,
                Math.PI,
                2.225073858507201E-308,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY);
    }

    private static List<String> texts() {
        return List.of(
                "",
                " a ",
                "NULL",
                "null",
                "{}",
                "a\"b",
                "a\\b",
                "a,b",
                "é",
                "日本",
                "\uD83D\uDE00",
                "\u0001\n\t",
                "\uFFFF");
    }

    private static List<byte[]> bytes() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        return List.of(new byte[0], new byte[] {0}, all);
    }

    private static List<LocalDate> dates() {
        return Stream.concat(
                        Stream.of(
                                LocalDate.of(-4713, 11, 24), LocalDate.of(5874897, 12, 31), LocalDate.of(294277, 1, 1)),
                        days())
                .toList();
    }

    /** Around the changes of calendar, leap days, eras and epochs, and the day that Samoa skipped. */
    private static Stream<LocalDate> days() {
        return Stream.of(
                LocalDate.of(0, 2, 29),
                LocalDate.of(0, 12, 31),
                LocalDate.of(1, 1, 1),
                LocalDate.of(-43, 3, 15),
                LocalDate.of(1000, 2, 28),
                LocalDate.of(1500, 2, 28),
                LocalDate.of(1582, 10, 4),
                LocalDate.of(1582, 10, 10),
                LocalDate.of(1582, 10, 15),
                LocalDate.of(1892, 7, 4),
                LocalDate.of(1969, 12, 31),
                LocalDate.of(1970, 1, 1),
                LocalDate.of(1999, 12, 31),
                LocalDate.of(2000, 1, 1),
                LocalDate.of(2000, 2, 29),
                LocalDate.of(2011, 12, 30),
                LocalDate.of(9999, 12, 31),
                LocalDate.of(10000, 1, 1),
                LocalDate.of(99999, 6, 15));
    }

    private static List<LocalTime> times() {
        return List.of(
                LocalTime.MIN,
                LocalTime.NOON,
                LocalTime.of(23, 59, 59),
                LocalTime.of(23, 59, 59, 999_999_000),
                LocalTime.of(0, 0, 0, 1_000),
                LocalTime.of(1, 2, 3, 120_000_000));
    }

    private static List<LocalDateTime> dateTimes() {
        Stream<LocalDateTime> usual = days().flatMap(day -> times().stream().map(day::atTime));
        Stream<LocalDateTime> extreme = Stream.of(
                LocalDateTime.of(-4713, 11, 24, 0, 0), LocalDateTime.of(294276, 12, 31, 23, 59, 59, 999_999_000));
        return Stream.concat(usual, extreme).toList();
    }

    private static List<Instant> instants() {
        // Hours that clocks skip or repeat somewhere are instants like all others.
        Stream<Instant> changes = Stream.of("2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z", "2011-12-30T10:00:00Z")
                .map(Instant::parse);
        return Stream.concat(dateTimes().stream().map(it -> it.toInstant(ZoneOffset.UTC)), changes)
                .toList();
    }

    private static List<Duration> durations() {
        return List.of(
                Duration.ZERO,
                Duration.ofSeconds(1),
                Duration.ofMillis(-500),
                Duration.ofDays(400),
                Duration.ofHours(-25),
                Duration.of(1, java.time.temporal.ChronoUnit.MICROS),
                Duration.ofSeconds(9_223_372_036_854L, 775_807_000),
                Duration.ofSeconds(-9_223_372_036_855L, 224_192_000));
    }

    /** The values with a null between them. */
    @SuppressWarnings("unchecked") // the class of arrays of the type's class
    T[] array() {
        Object[] mixed =
                Stream.concat(values.stream(), Stream.of((Object) null)).toArray();
        return Arrays.copyOf(mixed, mixed.length, (Class<T[]>) type.arrayType());
    }

    /** Equal as law L9 has it: numbers by {@code compareTo}, all else by {@code equals}. */
    static void assertSame(List<?> found, List<?> expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.size(); i++) {
            if (expected.get(i) instanceof BigDecimal number) {
                assertThat((BigDecimal) found.get(i)).isEqualByComparingTo(number);
            } else {
                assertThat((Object) found.get(i)).isEqualTo(expected.get(i));
            }
        }
    }

    @Override
    public String toString() {
        return type.getSimpleName();
    }
}
