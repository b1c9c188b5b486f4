package dev.leat.core.codec;

import static io.r2dbc.postgresql.codec.PostgresqlObjectId.INTERVAL;

import io.netty.buffer.ByteBuf;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The forms of an {@code interval} that is a length of time: hours, minutes, seconds and microseconds, without days
 * (which are 23 to 25 hours long) and months. A {@code Duration} is always written as such.
 */
final class Intervals {
    /** With IntervalStyle postgres. */
    private static final Pattern TIME = Pattern.compile("(-?)(\\d+):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,6}))?");

    private static final long SECOND = 1_000_000;

    private Intervals() {}

    static Duration text(ByteBuf buffer, int from, int length) {
        String text = buffer.toString(from, length, StandardCharsets.US_ASCII);
        Matcher time = TIME.matcher(text);
        if (!time.matches()) {
            throw fault(text);
        }
        long seconds = Math.addExact(
                Math.multiplyExact(Long.parseLong(time.group(2)), 3600L),
                Integer.parseInt(time.group(3)) * 60L + Integer.parseInt(time.group(4)));
        String fraction = time.group(5) == null ? "" : time.group(5);
        long nanos = Long.parseLong((fraction + "000000000").substring(0, 9));
        Duration read = Duration.ofSeconds(seconds, nanos);
        return time.group(1).isEmpty() ? read : read.negated();
    }

    static Duration binary(ByteBuf buffer, int from) {
        long micros = buffer.getLong(from);
        int days = buffer.getInt(from + 8);
        int months = buffer.getInt(from + 12);
        if (isInfinite(micros, days, months)) {
            throw CodecFault.infinite(INTERVAL, Duration.class);
        }
        if (days != 0 || months != 0) {
            throw inexact();
        }
        return Duration.ofSeconds(Math.floorDiv(micros, SECOND), Math.floorMod(micros, SECOND) * 1000);
    }

    /** From version 17 on. */
    private static boolean isInfinite(long micros, int days, int months) {
        boolean ever = micros == Long.MAX_VALUE && days == Integer.MAX_VALUE && months == Integer.MAX_VALUE;
        boolean never = micros == Long.MIN_VALUE && days == Integer.MIN_VALUE && months == Integer.MIN_VALUE;
        return ever || never;
    }

    private static RuntimeException fault(String text) {
        if (text.endsWith("infinity")) {
            return CodecFault.infinite(INTERVAL, Duration.class);
        }
        // Other styles: PT1H, @ 1 hour
        boolean otherStyle = text.startsWith("P") || text.startsWith("@");
        return otherStyle ? CodecFault.unreadable(INTERVAL, Duration.class) : inexact();
    }

    private static RuntimeException inexact() {
        return CodecFault.inexact(
                PostgresqlObjectId.INTERVAL,
                Duration.class,
                "It has days or months, whose length varies: convert it in SQL to hours or seconds.");
    }

    /** The microseconds of a length of time, of which anything finer is cut off. */
    static long micros(Duration length) {
        // A negative length has its seconds rounded down: one less of them, so that the smallest long is reached.
        long borrowed = length.isNegative() ? 1 : 0;
        try {
            long micros = length.getNano() / 1000 - borrowed * SECOND;
            return Math.addExact(Math.multiplyExact(length.getSeconds() + borrowed, SECOND), micros);
        } catch (ArithmeticException e) {
            throw CodecFault.tooLarge(Duration.class, INTERVAL);
        }
    }

    static void write(ByteBuf out, Duration length) {
        out.writeLong(micros(length)).writeInt(0).writeInt(0);
    }
}
