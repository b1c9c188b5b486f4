package dev.leat.mapper.it.types;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Values at the ends of what the types hold and databases store, and those that are lost on the way most easily. */
final class Samples {
    private Samples() {}

    static final Everything PLAIN = Everything_.create()
            .flag(true)
            .tiny((byte) 1)
            .small((short) 2)
            .whole(3)
            .large(4)
            .single(0.1f)
            .twice(0.1)
            .letter('a')
            .text("text")
            .number(new BigDecimal("1.10"))
            .money(new BigDecimal("9.99"))
            .huge(BigInteger.TEN)
            .uuid(new UUID(5, 6))
            .day(LocalDate.of(2024, 2, 29))
            .clock(LocalTime.of(12, 34, 56))
            .local(LocalDateTime.of(2024, 2, 29, 12, 34, 56))
            .offset(OffsetDateTime.of(2024, 2, 29, 12, 34, 56, 0, ZoneOffset.ofHoursMinutes(5, 30)))
            .moment(Instant.parse("2024-02-29T12:34:56Z"))
            .span(Duration.ofMinutes(90))
            .bytes(new byte[] {1, 2, 3})
            .color(Color.GREEN)
            .build();

    private static final Everything LEAST = Everything_.with(PLAIN)
            .flag(false)
            .tiny(Byte.MIN_VALUE)
            .small(Short.MIN_VALUE)
            .whole(Integer.MIN_VALUE)
            .large(Long.MIN_VALUE)
            .single(Float.NEGATIVE_INFINITY)
            .twice(Double.NEGATIVE_INFINITY)
            .letter(' ')
            .text("")
            .number(new BigDecimal("-12345678901234567890.123456789012345678901"))
            .money(new BigDecimal("-999999999999999.9999"))
            .huge(BigInteger.TEN.pow(90).negate())
            .uuid(new UUID(0, 0))
            .day(LocalDate.of(1, 1, 1))
            .clock(LocalTime.MIDNIGHT)
            .local(LocalDateTime.of(1, 1, 1, 0, 0))
            .offset(OffsetDateTime.of(1, 1, 2, 0, 0, 0, 0, ZoneOffset.ofHours(14)))
            .moment(Instant.parse("0001-01-01T00:00:00Z"))
            .span(Duration.ofNanos(Long.MIN_VALUE))
            .bytes(new byte[0])
            .color(Color.RED)
            .build();

    private static final Everything MOST = Everything_.with(PLAIN)
            .tiny(Byte.MAX_VALUE)
            .small(Short.MAX_VALUE)
            .whole(Integer.MAX_VALUE)
            .large(Long.MAX_VALUE)
            .single(Float.MAX_VALUE)
            .twice(Double.MAX_VALUE)
            .letter('\uffee')
            .text("Ümläut ß 🦆 \u0001 \t\n\r \\ ' \" $1 :name {} \u202e ")
            .number(new BigDecimal("1E+40"))
            .money(new BigDecimal("999999999999999.9999"))
            .huge(BigInteger.TEN.pow(90))
            .uuid(new UUID(-1, -1))
            .day(LocalDate.of(9999, 12, 31))
            .clock(LocalTime.MAX)
            .local(LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999))
            .offset(OffsetDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999, ZoneOffset.UTC))
            .moment(Instant.parse("9999-12-31T23:59:59.999999999Z"))
            .span(Duration.ofNanos(Long.MAX_VALUE))
            .bytes(everyByte())
            .build();

    private static final Everything ODD = Everything_.with(PLAIN)
            .single(Float.NaN)
            .twice(Double.NaN)
            .letter('\\')
            .text("x".repeat(100_000))
            .number(new BigDecimal("0.00000000000000000001"))
            .money(new BigDecimal("1E+3"))
            .huge(new BigInteger("9223372036854775808"))
            .day(LocalDate.of(1582, 10, 10))
            .clock(LocalTime.of(0, 0, 0, 1_999))
            .local(LocalDateTime.of(1969, 12, 31, 23, 59, 59, 123_456_789))
            .offset(OffsetDateTime.of(1900, 1, 1, 0, 0, 0, 1, ZoneOffset.ofHoursMinutesSeconds(0, 19, 32)))
            .moment(Instant.parse("1969-12-31T23:59:59.999999999Z"))
            .span(Duration.ofNanos(-1))
            .bytes("\\x41\\\\,{}\"".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
            .build();

    private static final Everything SMALL = Everything_.with(PLAIN)
            .single(Float.MIN_VALUE)
            .twice(Double.MIN_VALUE)
            .letter('ß')
            .text(" leading and trailing ")
            .number(new BigDecimal("0.000"))
            .huge(BigInteger.ZERO)
            .local(LocalDateTime.of(2024, 3, 31, 2, 30))
            .moment(Instant.EPOCH)
            .span(Duration.ZERO)
            .build();

    private static final Everything INFINITE = Everything_.with(PLAIN)
            .single(Float.POSITIVE_INFINITY)
            .twice(Double.POSITIVE_INFINITY)
            .letter('"')
            .text("NULL")
            .build();

    static List<Everything> all() {
        return List.of(PLAIN, LEAST, MOST, ODD, SMALL, INFINITE);
    }

    /** As the database stores it: times cut to microseconds, an offset at UTC. */
    static Everything stored(Everything given) {
        return Everything_.with(given)
                .clock(given.clock().truncatedTo(ChronoUnit.MICROS))
                .local(given.local().truncatedTo(ChronoUnit.MICROS))
                .offset(given.offset().withOffsetSameInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS))
                .moment(given.moment().truncatedTo(ChronoUnit.MICROS))
                .build();
    }

    private static byte[] everyByte() {
        byte[] bytes = new byte[256];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}
