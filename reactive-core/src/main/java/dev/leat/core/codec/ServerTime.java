package dev.leat.core.codec;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/**
 * The numbers that PostgreSQL keeps for dates and times: days or microseconds since 2000-01-01, in the Gregorian
 * calendar extended in both directions, as {@code java.time} has it. The smallest and greatest are the infinities.
 */
final class ServerTime {
    private static final long EPOCH_DAY = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final long EPOCH_SECOND = EPOCH_DAY * 86_400;
    private static final long SECOND = 1_000_000;

    private static final long FIRST_DAY = LocalDate.of(-4713, 11, 24).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(5_874_897, 12, 31).toEpochDay();
    private static final long FIRST_SECOND = FIRST_DAY * 86_400;
    private static final long END_SECOND = LocalDate.of(294_277, 1, 1).toEpochDay() * 86_400;

    private ServerTime() {}

    /** The days of a date, with the infinities of {@code int} as those of {@code long}. */
    static long wide(int days) {
        return switch (days) {
            case Integer.MAX_VALUE -> Long.MAX_VALUE;
            case Integer.MIN_VALUE -> Long.MIN_VALUE;
            default -> days;
        };
    }

    static LocalDate date(long days) {
        return LocalDate.ofEpochDay(EPOCH_DAY + days);
    }

    static long days(LocalDate date) {
        return within(date.toEpochDay(), FIRST_DAY, LAST_DAY) - EPOCH_DAY;
    }

    static LocalTime time(long micros) {
        return LocalTime.ofNanoOfDay(micros * 1000);
    }

    static long micros(LocalTime time) {
        return time.toNanoOfDay() / 1000;
    }

    static LocalDateTime dateTime(long micros) {
        return LocalDateTime.ofEpochSecond(second(micros), nano(micros), ZoneOffset.UTC);
    }

    static long micros(LocalDateTime time) {
        return micros(time.toInstant(ZoneOffset.UTC));
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(second(micros), nano(micros));
    }

    static long micros(Instant time) {
        return micros(time.getEpochSecond(), time.getNano());
    }

    private static long second(long micros) {
        return Math.floorDiv(micros, SECOND) + EPOCH_SECOND;
    }

    private static int nano(long micros) {
        return (int) Math.floorMod(micros, SECOND) * 1000;
    }

    private static long micros(long second, int nano) {
        return (within(second, FIRST_SECOND, END_SECOND - 1) - EPOCH_SECOND) * SECOND + nano / 1000;
    }

    private static long within(long number, long first, long last) {
        if (number < first || number > last) {
            throw new DateTimeException("out of range");
        }
        return number;
    }
}
