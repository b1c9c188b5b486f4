package dev.leat.core.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/**
 * A date, a time or both as PostgreSQL writes them with DateStyle ISO: {@code 2026-11-20 10:00:00.5+00},
 * {@code 0044-03-15 BC}, {@code 294276-12-31 23:59:59.999999}. Anything else is a DateTimeException, so that a date in
 * another order is never taken for one of these.
 */
final class IsoText {
    private static final int[] NANOS = {1_000_000_000, 100_000_000, 10_000_000, 1_000_000, 100_000, 10_000, 1_000};

    private final byte[] text;
    private final boolean beforeChrist;
    private final int end;
    private int at;

    IsoText(ByteBuf buffer, int from, int length) {
        // One copy is cheaper than asking a pooled buffer for every character.
        this.text = ByteBufUtil.getBytes(buffer, from, length, true);
        this.beforeChrist = length > 3 && text[length - 1] == 'C' && text[length - 2] == 'B' && text[length - 3] == ' ';
        this.end = beforeChrist ? length - 3 : length;
    }

    /** Whether it is {@code infinity} or {@code -infinity}. */
    boolean isInfinite() {
        return end > 0 && (text[0] == 'i' || text[0] == '-');
    }

    LocalDate date() {
        return end(day());
    }

    LocalTime time() {
        return end(timeOfDay());
    }

    LocalDateTime dateTime() {
        LocalDate day = day();
        expect(' ');
        LocalTime time = timeOfDay();
        return end(day.atTime(time));
    }

    /** The date and the time at UTC. */
    LocalDateTime instant() {
        LocalDate day = day();
        expect(' ');
        LocalTime time = timeOfDay();
        int offset = offset();
        LocalDateTime there = end(day.atTime(time));
        return offset == 0 ? there : there.minusSeconds(offset);
    }

    private LocalDate day() {
        int from = at;
        int year = 0;
        while (isDigit()) {
            year = year * 10 + text[at++] - '0';
        }
        if (at - from < 4 || at - from > 7) {
            throw unreadable();
        }
        expect('-');
        int month = two();
        expect('-');
        // The year before the year 1 is 0, as in ISO 8601.
        return LocalDate.of(beforeChrist ? 1 - year : year, month, two());
    }

    private LocalTime timeOfDay() {
        int hour = two();
        expect(':');
        int minute = two();
        expect(':');
        int second = two();
        return LocalTime.of(hour, minute, second, nano());
    }

    private int nano() {
        if (at == end || text[at] != '.') {
            return 0;
        }
        int from = ++at;
        int fraction = 0;
        while (at - from < 6 && isDigit()) {
            fraction = fraction * 10 + text[at++] - '0';
        }
        return fraction * NANOS[at - from];
    }

    private int offset() {
        int sign = at < end && text[at] == '-' ? -1 : 1;
        expect(sign < 0 ? '-' : '+');
        int offset = two() * 3600;
        if (at < end && text[at] == ':') {
            at++;
            offset += two() * 60;
        }
        if (at < end && text[at] == ':') {
            at++;
            offset += two();
        }
        return sign * offset;
    }

    private int two() {
        if (at + 2 > end) {
            throw unreadable();
        }
        int tens = text[at++] - '0';
        int ones = text[at++] - '0';
        if (tens < 0 || tens > 9 || ones < 0 || ones > 9) {
            throw unreadable();
        }
        return tens * 10 + ones;
    }

    private boolean isDigit() {
        return at < end && text[at] >= '0' && text[at] <= '9';
    }

    private void expect(char wanted) {
        if (at == end || text[at++] != wanted) {
            throw unreadable();
        }
    }

    private <T> T end(T parsed) {
        if (at != end) {
            throw unreadable();
        }
        return parsed;
    }

    private static DateTimeException unreadable() {
        return new DateTimeException("not ISO");
    }
}
