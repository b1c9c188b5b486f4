package dev.leat.core.codec;

import static io.r2dbc.postgresql.codec.PostgresqlObjectId.FLOAT4;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.FLOAT8;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.INT2;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.INT4;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.INT8;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.NUMERIC;
import static io.r2dbc.postgresql.codec.PostgresqlObjectId.OID;

import io.netty.buffer.ByteBuf;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.LongFunction;

/**
 * A number. Integer and numeric columns give any Java type that holds the value as it is; a floating-point column gives
 * only {@code Double}, and {@code Float} if the value is one; a numeric column gives {@code Double} only for NaN and
 * the infinities, for which the exact types have no value.
 *
 * @param ofLong the value of an integer column; throws ArithmeticException if it does not fit
 * @param ofDecimal the finite value of a numeric column, in the same way
 * @param ofDouble the value of a floating-point column, or a numeric column's NaN or infinity
 */
record NumberWire<T extends Number>(
        Class<T> type,
        PostgresqlObjectId parameter,
        LongFunction<T> ofLong,
        Function<BigDecimal, T> ofDecimal,
        Floating<T> ofDouble,
        BiConsumer<ByteBuf, T> writer)
        implements Wire<T> {

    /** Reads a value of a floating-point column, or a numeric column's NaN or infinity. */
    interface Floating<T> {
        T of(double value, PostgresqlObjectId column);
    }

    private static final Set<PostgresqlObjectId> COLUMNS = EnumSet.of(INT2, INT4, INT8, FLOAT4, FLOAT8, NUMERIC, OID);

    static final List<Wire<?>> ALL = List.of(
            exact(Byte.class, INT2, NumberWire::toByte, BigDecimal::byteValueExact, (out, it) -> out.writeShort(it)),
            exact(Short.class, INT2, NumberWire::toShort, BigDecimal::shortValueExact, (out, it) -> out.writeShort(it)),
            exact(Integer.class, INT4, Math::toIntExact, BigDecimal::intValueExact, ByteBuf::writeInt),
            exact(Long.class, INT8, it -> it, BigDecimal::longValueExact, ByteBuf::writeLong),
            exact(
                    BigInteger.class,
                    NUMERIC,
                    BigInteger::valueOf,
                    BigDecimal::toBigIntegerExact,
                    (out, it) -> Decimals.write(new BigDecimal(it), out)),
            exact(BigDecimal.class, NUMERIC, BigDecimal::valueOf, it -> it, (out, it) -> Decimals.write(it, out)),
            floating(Float.class, FLOAT4, NumberWire::toFloat, ByteBuf::writeFloat),
            floating(Double.class, FLOAT8, it -> it, ByteBuf::writeDouble));

    private static <T extends Number> NumberWire<T> exact(
            Class<T> type,
            PostgresqlObjectId parameter,
            LongFunction<T> ofLong,
            Function<BigDecimal, T> ofDecimal,
            BiConsumer<ByteBuf, T> writer) {
        Floating<T> ofDouble = (value, column) -> {
            throw column == NUMERIC
                    ? CodecFault.notANumber(column, type)
                    : CodecFault.inexact(column, type, "Read it as Double, or cast it to numeric in SQL.");
        };
        return new NumberWire<>(type, parameter, ofLong, ofDecimal, ofDouble, writer);
    }

    private static <T extends Number> NumberWire<T> floating(
            Class<T> type, PostgresqlObjectId parameter, DoubleFunction<T> convert, BiConsumer<ByteBuf, T> writer) {
        Function<BigDecimal, T> ofDecimal = it -> {
            throw CodecFault.inexact(NUMERIC, type, "Read it as BigDecimal, or cast it to float8 in SQL.");
        };
        return new NumberWire<>(
                type,
                parameter,
                it -> convert.apply(toDouble(it)),
                ofDecimal,
                (value, column) -> convert.apply(value),
                writer);
    }

    private static byte toByte(long value) {
        return BigDecimal.valueOf(value).byteValueExact();
    }

    private static short toShort(long value) {
        if (value != (short) value) {
            throw new ArithmeticException();
        }
        return (short) value;
    }

    private static double toDouble(long value) {
        double converted = (double) value;
        if (converted >= 0x1p63 || (long) converted != value) {
            throw new ArithmeticException();
        }
        return converted;
    }

    private static float toFloat(double value) {
        float converted = (float) value;
        if (Double.compare(converted, value) != 0) {
            throw new ArithmeticException();
        }
        return converted;
    }

    @Override
    public Set<PostgresqlObjectId> columns() {
        return COLUMNS;
    }

    @Override
    public T text(ByteBuf buffer, int from, int length, PostgresqlObjectId column) {
        try {
            return switch (column) {
                case NUMERIC -> numericText(buffer, from, length);
                case FLOAT4 -> ofDouble.of(Float.parseFloat(ascii(buffer, from, length)), column);
                case FLOAT8 -> ofDouble.of(Double.parseDouble(ascii(buffer, from, length)), column);
                default -> ofLong.apply(Decimals.parseLong(buffer, from, length));
            };
        } catch (NumberFormatException e) {
            throw CodecFault.unreadable(column, type);
        } catch (ArithmeticException e) {
            throw CodecFault.doesNotFit(column, type);
        }
    }

    private T numericText(ByteBuf buffer, int from, int length) {
        double special = Decimals.specialText(buffer, from);
        return special == 0 ? ofDecimal.apply(Decimals.text(buffer, from, length)) : ofDouble.of(special, NUMERIC);
    }

    @Override
    public T binary(ByteBuf buffer, int from, int length, PostgresqlObjectId column) {
        try {
            return switch (column) {
                case INT2 -> ofLong.apply(buffer.getShort(from));
                case INT4 -> ofLong.apply(buffer.getInt(from));
                case OID -> ofLong.apply(buffer.getUnsignedInt(from));
                case NUMERIC -> numericBinary(buffer, from);
                case FLOAT4 -> ofDouble.of(buffer.getFloat(from), column);
                case FLOAT8 -> ofDouble.of(buffer.getDouble(from), column);
                default -> ofLong.apply(buffer.getLong(from));
            };
        } catch (ArithmeticException e) {
            throw CodecFault.doesNotFit(column, type);
        }
    }

    private T numericBinary(ByteBuf buffer, int from) {
        double special = Decimals.specialBinary(buffer, from);
        return special == 0 ? ofDecimal.apply(Decimals.binary(buffer, from)) : ofDouble.of(special, NUMERIC);
    }

    @Override
    public void check(T value) {
        boolean fits = true;
        if (value instanceof BigDecimal decimal) {
            fits = Decimals.fits(decimal);
        } else if (value instanceof BigInteger integer) {
            fits = Decimals.fits(new BigDecimal(integer));
        }
        if (!fits) {
            throw CodecFault.tooLarge(type, parameter);
        }
    }

    @Override
    public void write(T value, ByteBuf out) {
        writer.accept(out, value);
    }

    private static String ascii(ByteBuf buffer, int from, int length) {
        return buffer.toString(from, length, StandardCharsets.US_ASCII);
    }
}
