package dev.leat.core.query;

import dev.leat.core.error.DataException;
import dev.leat.core.error.ErrorText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Conversions from whatever class a driver gives to the class that was asked for, without loss or not at all. */
final class Exact {
    private static final Instant FIRST = LocalDateTime.MIN.toInstant(ZoneOffset.UTC);
    private static final Instant LAST = LocalDateTime.MAX.toInstant(ZoneOffset.UTC);
    private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000);

    private Exact() {}

    static Boolean toBoolean(Object value) {
        return as(Boolean.class, value, "a boolean");
    }

    static Byte toByte(Object value) {
        long number = toLong(value);
        if (!(number == (byte) number)) {
            throw outOfRange("byte");
        }
        return (byte) number;
    }

    static Short toShort(Object value) {
        if (value instanceof Short exact) {
            return exact;
        }
        long number = toLong(value);
        if (!(number == (short) number)) {
            throw outOfRange("short");
        }
        return (short) number;
    }

    static Integer toInt(Object value) {
        if (value instanceof Integer exact) {
            return exact;
        }
        long number = toLong(value);
        if (!(number == (int) number)) {
            throw outOfRange("int");
        }
        return (int) number;
    }

    static Long toLong(Object value) {
        if (value instanceof Long exact) {
            return exact;
        }
        if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return ((Number) value).longValue();
        }
        try {
            return toBigDecimal(value).longValueExact();
        } catch (ArithmeticException e) {
            throw outOfRange("long");
        }
    }

    static Float toFloat(Object value) {
        if (value instanceof Float exact) {
            return exact;
        }
        double wide = toDouble(value);
        float narrow = (float) wide;
        if (!(Double.compare(narrow, wide) == 0)) {
            throw outOfRange("float");
        }
        return narrow;
    }

    static Double toDouble(Object value) {
        if (value instanceof Double exact) {
            return exact;
        }
        if (value instanceof Float narrow) {
            return narrow.doubleValue();
        }
        BigDecimal decimal = toBigDecimal(value);
        double nearest = decimal.doubleValue();
        boolean same = Double.isFinite(nearest) && new BigDecimal(nearest).compareTo(decimal) == 0;
        if (!same) {
            throw outOfRange("double");
        }
        return nearest;
    }

    static BigDecimal toBigDecimal(Object value) {
        if (value instanceof BigDecimal exact) {
            return exact;
        }
        if (value instanceof BigInteger whole) {
            return new BigDecimal(whole);
        }
        if (value instanceof Long || value instanceof Integer || value instanceof Short || value instanceof Byte) {
            return BigDecimal.valueOf(((Number) value).longValue());
        }
        throw refuse(value, "an exact number");
    }

    static BigInteger toBigInteger(Object value) {
        try {
            return toBigDecimal(value).toBigIntegerExact();
        } catch (ArithmeticException e) {
            throw outOfRange("BigInteger");
        }
    }

    static Character toCharacter(Object value) {
        String text = toText(value);
        if (!(text.length() == 1)) {
            throw refuse(value, "a single character");
        }
        return text.charAt(0);
    }

    static String toText(Object value) {
        return as(CharSequence.class, value, "text").toString();
    }

    static UUID toUuid(Object value) {
        return as(UUID.class, value, "a UUID");
    }

    static LocalDate toLocalDate(Object value) {
        return as(LocalDate.class, value, "a date");
    }

    static LocalTime toLocalTime(Object value) {
        return as(LocalTime.class, value, "a time of day");
    }

    static LocalDateTime toLocalDateTime(Object value) {
        return as(LocalDateTime.class, value, "a timestamp without zone");
    }

    static OffsetDateTime toOffsetDateTime(Object value) {
        if (value instanceof OffsetDateTime time && time.getOffset().equals(ZoneOffset.UTC)) {
            return time;
        }
        return toInstant(value).atOffset(ZoneOffset.UTC);
    }

    static Instant toInstant(Object value) {
        if (value instanceof Instant exact) {
            return exact;
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (value instanceof ZonedDateTime time) {
            return time.toInstant();
        }
        throw refuse(value, "a timestamp with zone");
    }

    /** In UTC and whole microseconds, which the latest and earliest times do not reach. */
    static OffsetDateTime toUtc(OffsetDateTime time) {
        return toMicros(time.toInstant()).atOffset(ZoneOffset.UTC);
    }

    /** A driver that gives it back as a date with a time would take another in its place. */
    static Instant toMicros(Instant time) {
        if (time.isAfter(LAST) || time.isBefore(FIRST)) {
            throw outOfRange("timestamp");
        }
        return time.truncatedTo(ChronoUnit.MICROS);
    }

    static Object toNanos(Duration duration) {
        BigInteger nanos = BigInteger.valueOf(duration.getSeconds())
                .multiply(NANOS_PER_SECOND)
                .add(BigInteger.valueOf(duration.getNano()));
        if (!(nanos.bitLength() < Long.SIZE)) {
            throw outOfRange("duration of 292 years");
        }
        return nanos.longValue();
    }

    static Duration toDuration(Object value) {
        return Duration.ofNanos(toLong(value));
    }

    static byte[] toBytes(Object value) {
        if (value instanceof byte[] exact) {
            return exact;
        }
        if (value instanceof ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return bytes;
        }
        throw refuse(value, "bytes");
    }

    private static <T> T as(Class<T> type, Object value, String wanted) {
        if (!type.isInstance(value)) {
            throw refuse(value, wanted);
        }
        return type.cast(value);
    }

    private static DataException refuse(Object value, String wanted) {
        return new DataException(
                ErrorText.of(
                                "WrongColumnType",
                                "The database gave a " + value.getClass().getSimpleName() + " where " + wanted
                                        + " is mapped.")
                        .why("It would have to be converted, and conversions lose something.")
                        .fix("Declare the component with the type of the column."),
                null);
    }

    private static DataException outOfRange(String type) {
        return new DataException(
                ErrorText.of("OutOfRange", "A value does not fit into a " + type + " exactly.")
                        .fix("Declare the component with a wider type."),
                null);
    }
}
