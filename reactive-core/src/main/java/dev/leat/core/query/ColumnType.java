package dev.leat.core.query;

import dev.leat.core.error.Arguments;
import dev.leat.core.error.DataException;
import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * How the values of a column travel between Java and the database: which class the driver is given, and what is done with
 * the class that it gives back. Exact in both directions: what cannot be converted without loss is a
 * {@link DataException}, except that times are cut to microseconds on their way to the database.
 *
 * <p>A {@link Duration} is stored as its nanoseconds in a 64-bit number, an enum as its name.
 *
 * @param <T> the Java type
 */
public final class ColumnType<T> {
    public static final ColumnType<Boolean> BOOLEAN =
            plain(Boolean.class, SqlType.BOOLEAN, Boolean[]::new, Exact::toBoolean);
    public static final ColumnType<Byte> BYTE =
            of(Byte.class, SqlType.SMALLINT, Short.class, Short[]::new, Byte::shortValue, Exact::toByte);
    public static final ColumnType<Short> SHORT = plain(Short.class, SqlType.SMALLINT, Short[]::new, Exact::toShort);
    public static final ColumnType<Integer> INTEGER =
            plain(Integer.class, SqlType.INTEGER, Integer[]::new, Exact::toInt);
    public static final ColumnType<Long> LONG = plain(Long.class, SqlType.BIGINT, Long[]::new, Exact::toLong);
    public static final ColumnType<Float> FLOAT = plain(Float.class, SqlType.REAL, Float[]::new, Exact::toFloat);
    public static final ColumnType<Double> DOUBLE = plain(Double.class, SqlType.DOUBLE, Double[]::new, Exact::toDouble);
    public static final ColumnType<Character> CHARACTER =
            of(Character.class, SqlType.TEXT, String.class, String[]::new, String::valueOf, Exact::toCharacter);
    public static final ColumnType<String> STRING = plain(String.class, SqlType.TEXT, String[]::new, Exact::toText);
    public static final ColumnType<BigDecimal> BIG_DECIMAL =
            plain(BigDecimal.class, SqlType.NUMERIC, BigDecimal[]::new, Exact::toBigDecimal);
    public static final ColumnType<BigInteger> BIG_INTEGER = of(
            BigInteger.class,
            SqlType.WHOLE_NUMERIC,
            BigDecimal.class,
            BigDecimal[]::new,
            BigDecimal::new,
            Exact::toBigInteger);
    public static final ColumnType<UUID> UUID = plain(UUID.class, SqlType.UUID, UUID[]::new, Exact::toUuid);
    public static final ColumnType<LocalDate> LOCAL_DATE =
            plain(LocalDate.class, SqlType.DATE, LocalDate[]::new, Exact::toLocalDate);
    public static final ColumnType<LocalTime> LOCAL_TIME = of(
            LocalTime.class,
            SqlType.TIME,
            LocalTime.class,
            LocalTime[]::new,
            time -> time.truncatedTo(ChronoUnit.MICROS),
            Exact::toLocalTime);
    public static final ColumnType<LocalDateTime> LOCAL_DATE_TIME = of(
            LocalDateTime.class,
            SqlType.TIMESTAMP,
            LocalDateTime.class,
            LocalDateTime[]::new,
            time -> time.truncatedTo(ChronoUnit.MICROS),
            Exact::toLocalDateTime);
    public static final ColumnType<OffsetDateTime> OFFSET_DATE_TIME = of(
            OffsetDateTime.class,
            SqlType.TIMESTAMP_TZ,
            OffsetDateTime.class,
            OffsetDateTime[]::new,
            Exact::toUtc,
            Exact::toOffsetDateTime);
    public static final ColumnType<Instant> INSTANT =
            of(Instant.class, SqlType.TIMESTAMP_TZ, Instant.class, Instant[]::new, Exact::toMicros, Exact::toInstant);
    public static final ColumnType<Duration> DURATION =
            of(Duration.class, SqlType.BIGINT, Long.class, Long[]::new, Exact::toNanos, Exact::toDuration);
    public static final ColumnType<byte[]> BYTES = plain(byte[].class, SqlType.BYTES, byte[][]::new, Exact::toBytes);

    private static final List<ColumnType<?>> ALL = List.of(
            LONG,
            STRING,
            INTEGER,
            BOOLEAN,
            BIG_DECIMAL,
            INSTANT,
            UUID,
            OFFSET_DATE_TIME,
            LOCAL_DATE,
            LOCAL_DATE_TIME,
            LOCAL_TIME,
            DOUBLE,
            FLOAT,
            SHORT,
            BYTE,
            CHARACTER,
            BIG_INTEGER,
            DURATION,
            BYTES);

    private final Class<T> javaType;
    private final SqlType sqlType;
    private final Class<?> driverType;
    private final IntFunction<Object[]> arrays;
    private final Function<T, Object> encoder;
    private final Function<Object, T> decoder;

    private ColumnType(
            Class<T> javaType,
            SqlType sqlType,
            Class<?> driverType,
            IntFunction<Object[]> arrays,
            Function<T, Object> encoder,
            Function<Object, T> decoder) {
        this.javaType = javaType;
        this.sqlType = sqlType;
        this.driverType = driverType;
        this.arrays = arrays;
        this.encoder = encoder;
        this.decoder = decoder;
    }

    /**
     * The type of an enum, stored as the constant's name.
     *
     * @param constants all constants of the enum
     */
    public static <E extends Enum<E>> ColumnType<E> ofEnum(Class<E> type, E[] constants) {
        Map<String, E> byName = new HashMap<>();
        for (E constant : constants) {
            byName.put(constant.name(), constant);
        }
        return of(type, SqlType.TEXT, String.class, String[]::new, Enum::name, value -> {
            E constant = byName.get(Exact.toText(value));
            if (constant == null) {
                throw new DataException(
                        ErrorText.of("UnknownEnumConstant", "A stored text is no constant of " + type.getName() + ".")
                                .fix("Add the constant, or correct the stored rows."),
                        null);
            }
            return constant;
        });
    }

    /**
     * The type for a Java class, other than an enum.
     *
     * @throws UsageException if there is none
     */
    @SuppressWarnings("unchecked") // each type is the one of its own class
    public static <T> ColumnType<T> of(Class<T> type) {
        Arguments.present("type", type);
        for (ColumnType<?> known : ALL) {
            if (known.javaType == type
                    || known.javaType == MethodType.methodType(type).wrap().returnType()) {
                return (ColumnType<T>) known;
            }
        }
        throw new UsageException(
                ErrorText.of("UnsupportedType", "There is no column type for " + type.getName() + ".")
                        .fix("Use one of the types of ColumnType, or map the row by a function."),
                null);
    }

    /** The Java type, for primitives its wrapper. */
    public Class<T> javaType() {
        return javaType;
    }

    /** The kind of column. */
    public SqlType sqlType() {
        return sqlType;
    }

    /** The class that the driver is given, and asked for where it decodes exactly. */
    public Class<?> driverType() {
        return driverType;
    }

    /**
     * Whether values that are equal in the database are equal in Java, too, once signed zeros and trailing zeros are out of the
     * way. They are not for texts: only their column knows whether case, trailing blanks or accents count.
     */
    public boolean sharesEquality() {
        return driverType != String.class;
    }

    /** The value as the driver takes it. */
    public Object encode(T value) {
        return encoder.apply(value);
    }

    /** The value that the driver gave, of whatever class is natural to it. */
    public T decode(Object value) {
        return decoder.apply(value);
    }

    /** A typed array for values as the driver takes them. */
    public Object[] newArray(int length) {
        return arrays.apply(length);
    }

    @Override
    public String toString() {
        return javaType.getSimpleName();
    }

    private static <T> ColumnType<T> plain(
            Class<T> type, SqlType sqlType, IntFunction<Object[]> arrays, Function<Object, T> decoder) {
        return new ColumnType<>(type, sqlType, type, arrays, value -> value, decoder);
    }

    private static <T> ColumnType<T> of(
            Class<T> type,
            SqlType sqlType,
            Class<?> driverType,
            IntFunction<Object[]> arrays,
            Function<T, Object> encoder,
            Function<Object, T> decoder) {
        return new ColumnType<>(type, sqlType, driverType, arrays, encoder, decoder);
    }
}
