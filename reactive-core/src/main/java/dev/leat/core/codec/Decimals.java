package dev.leat.core.codec;

import io.netty.buffer.ByteBuf;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;

/**
 * The forms of {@code numeric}.
 *
 * <p>In binary: four shorts (number of digits, weight, sign, scale), then the digits to base 10,000, of which the first
 * counts 10,000 to the power of the weight. The scale is how many decimals are shown; digits beyond it are zero. What
 * is read has the scale that the server shows, so 5.00 stays 5.00; a negative scale is read back as scale 0.
 */
final class Decimals {
    private static final int MAX_INTEGER_DIGITS = 131_072;
    private static final int MAX_SCALE = 16_383;
    private static final int HEADER = 8;
    private static final int NEGATIVE = 0x4000;
    private static final int NAN = 0xC000;
    private static final int POSITIVE_INFINITY = 0xD000;
    private static final int NEGATIVE_INFINITY = 0xF000;
    /** As many digits as a long surely holds. */
    private static final int LONG_DIGITS = 18;

    private Decimals() {}

    /** NaN or an infinity if the text is one of them, else 0. */
    static double specialText(ByteBuf buffer, int from) {
        byte first = buffer.getByte(from);
        if (first == 'N') {
            return Double.NaN;
        }
        if (first == 'I') {
            return Double.POSITIVE_INFINITY;
        }
        return first == '-' && buffer.getByte(from + 1) == 'I' ? Double.NEGATIVE_INFINITY : 0;
    }

    /** NaN or an infinity if the binary value is one of them, else 0. */
    static double specialBinary(ByteBuf buffer, int from) {
        return switch (buffer.getUnsignedShort(from + 4)) {
            case NAN -> Double.NaN;
            case POSITIVE_INFINITY -> Double.POSITIVE_INFINITY;
            case NEGATIVE_INFINITY -> Double.NEGATIVE_INFINITY;
            default -> 0;
        };
    }

    /** The integer whose decimal digits are in the buffer. */
    static long parseLong(ByteBuf buffer, int from, int length) {
        boolean negative = buffer.getByte(from) == '-';
        int at = negative ? from + 1 : from;
        // Negative, because the smallest long has no positive counterpart.
        long value = 0;
        for (; at < from + length; at++) {
            value = Math.subtractExact(Math.multiplyExact(value, 10L), digit(buffer.getByte(at)));
        }
        return negative ? value : Math.negateExact(value);
    }

    static BigDecimal text(ByteBuf buffer, int from, int length) {
        if (length > LONG_DIGITS) {
            return new BigDecimal(buffer.toString(from, length, StandardCharsets.US_ASCII));
        }
        boolean negative = buffer.getByte(from) == '-';
        int end = from + length;
        int point = end - 1;
        long value = 0;
        for (int at = negative ? from + 1 : from; at < end; at++) {
            byte next = buffer.getByte(at);
            if (next == '.') {
                point = at;
            } else {
                value = value * 10 + digit(next);
            }
        }
        return BigDecimal.valueOf(negative ? -value : value, end - 1 - point);
    }

    private static int digit(byte character) {
        int digit = character - '0';
        if (digit < 0 || digit > 9) {
            throw new NumberFormatException();
        }
        return digit;
    }

    static BigDecimal binary(ByteBuf buffer, int from) {
        int digits = buffer.getUnsignedShort(from);
        int shown = buffer.getUnsignedShort(from + 6);
        int scale = digits == 0 ? shown : 4 * (digits - 1 - buffer.getShort(from + 2));
        BigDecimal value = digits * 4 <= LONG_DIGITS
                ? BigDecimal.valueOf(small(buffer, from + HEADER, digits), scale)
                : new BigDecimal(large(buffer, from + HEADER, digits), scale);
        BigDecimal scaled = value.setScale(shown);
        return buffer.getUnsignedShort(from + 4) == NEGATIVE ? scaled.negate() : scaled;
    }

    private static long small(ByteBuf buffer, int from, int digits) {
        long value = 0;
        for (int i = 0; i < digits; i++) {
            value = value * 10_000 + buffer.getShort(from + 2 * i);
        }
        return value;
    }

    private static BigInteger large(ByteBuf buffer, int from, int digits) {
        char[] text = new char[4 * digits];
        for (int i = 0; i < digits; i++) {
            int group = buffer.getShort(from + 2 * i);
            for (int j = 3; j >= 0; j--) {
                text[4 * i + j] = (char) ('0' + group % 10);
                group /= 10;
            }
        }
        return new BigInteger(new String(text));
    }

    /** Whether {@code numeric} holds this value: at most 131,072 digits before the point and 16,383 after it. */
    static boolean fits(BigDecimal value) {
        if (value.signum() == 0) {
            return true;
        }
        boolean fitsBefore = (long) value.precision() - value.scale() <= MAX_INTEGER_DIGITS;
        return fitsBefore
                && (value.scale() <= MAX_SCALE || value.stripTrailingZeros().scale() <= MAX_SCALE);
    }

    /** Writes a value that {@link #fits}. */
    static void write(BigDecimal value, ByteBuf out) {
        int shown = Math.min(Math.max(value.scale(), 0), MAX_SCALE);
        if (value.signum() == 0) {
            header(out, 0, 0, 0, shown);
            return;
        }
        String digits = value.unscaledValue().abs().toString();
        int end = significant(digits);
        // The power of ten of a digit is `top` minus its index.
        int top = digits.length() - 1 - value.scale();
        int weight = Math.floorDiv(top, 4);
        int last = Math.floorDiv(top - end + 1, 4);
        header(out, weight - last + 1, weight, value.signum() < 0 ? NEGATIVE : 0, shown);
        for (int group = weight; group >= last; group--) {
            out.writeShort(group(digits, end, top - 4 * group - 3));
        }
    }

    /** How many digits there are before the zeros at the end. */
    private static int significant(String digits) {
        int end = digits.length();
        while (digits.charAt(end - 1) == '0') {
            end--;
        }
        return end;
    }

    private static int group(String digits, int end, int from) {
        int group = 0;
        for (int i = from; i < from + 4; i++) {
            group = group * 10 + (i >= 0 && i < end ? digits.charAt(i) - '0' : 0);
        }
        return group;
    }

    private static void header(ByteBuf out, int digits, int weight, int sign, int scale) {
        out.writeShort(digits).writeShort(weight).writeShort(sign).writeShort(scale);
    }
}
