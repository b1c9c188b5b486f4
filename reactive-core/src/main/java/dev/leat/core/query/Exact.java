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
import java.util.UUID;

/** Conversions from whatever class a driver gives to the class that was asked for, without loss or not at all. */
final class Exact {
    private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000);

    private Exact() {}

    static Boolean toBoolean(Object value) {
        return value instanceof Boolean exact ? exact : Exact.<Boolean>refuse(value, "a boolean");
    }

    static Byte toByte(Object value) {
        long number = toLong(value);
        return number == (byte) number ? (byte) number : Exact.<Byte>outOfRange("byte");
    }

    static Short toShort(Object value) {
        if (value instanceof Short exact) {
            return exact;
        }
        long number = toLong(value);
        return number == (short) number ? (short) number : Exact.<Short>outOfRange("short");
    }

    static Integer toInt(Object value) {
        if (value instanceof Integer exact) {
            return exact;
        }
        long number = toLong(value);
        return number == (int) number ? (int) number : Exact.<Integer>outOfRange("int");
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
            return outOfRange("long");
        }
    }

    static Float toFloat(Object value) {
        if (value instanceof Float exact) {
            return exact;
        }
        double wide = toDouble(value);
        float narrow = (float) wide;
        return Double.compare(narrow, wide) == 0 ? narrow : Exact.<Float>outOfRange("float");
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
        return same ? nearest : Exact.<Double>outOfRange("double");
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
        return refuse(value, "an exact number");
    }

    static BigInteger toBigInteger(Object value) {
        try {
            return toBigDecimal(value).toBigIntegerExact();
        } catch (ArithmeticException e) {
            return outOfRange("BigInteger");
        }
    }

    static Character toCharacter(Object value) {
        String text = toText(value);
        return text.length() == 1 ? text.charAt(0) : Exact.<Character>refuse(value, "a single character");
    }

    static String toText(Object value) {
        return value instanceof CharSequence text ? text.toString() : Exact.<String>refuse(value, "text");
    }

    static UUID toUuid(Object value) {
        return value instanceof UUID exact ? exact : Exact.<UUID>refuse(value, "a UUID");
    }

    static LocalDate toLocalDate(Object value) {
        return value instanceof LocalDate exact ? exact : Exact.<LocalDate>refuse(value, "a date");
    }

    static LocalTime toLocalTime(Object value) {
        return value instanceof LocalTime exact ? exact : Exact.<LocalTime>refuse(value, "a time of day");
    }

    static LocalDateTime toLocalDateTime(Object value) {
        return value instanceof LocalDateTime exact
                ? exact
                : Exact.<LocalDateTime>refuse(value, "a timestamp without zone");
    }

    static OffsetDateTime toOffsetDateTime(Object value) {
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
        return refuse(value, "a timestamp with zone");
    }

    static Object toNanos(Duration duration) {
        BigInteger nanos = BigInteger.valueOf(duration.getSeconds())
                .multiply(NANOS_PER_SECOND)
                .add(BigInteger.valueOf(duration.getNano()));
        return nanos.bitLength() < Long.SIZE ? nanos.longValue() : Exact.<Long>outOfRange("duration of 292 years");
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
        return refuse(value, "bytes");
    }

    /** Never returns; its type is that of the expression it stands in. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    private static <T> T refuse(Object value, String wanted) {
        throw new DataException(
                ErrorText.of(
                                "WrongColumnType",
                                "The database gave a " + value.getClass().getSimpleName() + " where " + wanted
                                        + " is mapped.")
                        .why("It would have to be converted, and conversions lose something.")
                        .fix("Declare the component with the type of the column."),
                null);
    }

    /** Never returns; its type is that of the expression it stands in. */
    @SuppressWarnings("TypeParameterUnusedInFormals")
    private static <T> T outOfRange(String type) {
        throw new DataException(
                ErrorText.of("OutOfRange", "A value does not fit into a " + type + " exactly.")
                        .fix("Declare the component with a wider type."),
                null);
    }
}
