package dev.leat.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class ServerTimeTest {
    @Test
    void hasTheServersLimits() {
        // datatype/timestamp.h: MIN_TIMESTAMP, END_TIMESTAMP, day 0 of the Julian calendar, DATE_END_JULIAN
        assertThat(ServerTime.micros(LocalDateTime.of(-4713, 11, 24, 0, 0))).isEqualTo(-211813488000000000L);
        assertThat(ServerTime.micros(LocalDateTime.of(294276, 12, 31, 23, 59, 59, 999_999_999)))
                .isEqualTo(9223371331200000000L - 1);
        assertThat(ServerTime.days(LocalDate.of(-4713, 11, 24))).isEqualTo(-2451545);
        assertThat(ServerTime.days(LocalDate.of(5874897, 12, 31))).isEqualTo(2147483494 - 2451545 - 1);
    }

    @Test
    void refusesWhatLiesBeyond() {
        assertThatThrownBy(() -> ServerTime.micros(LocalDateTime.of(-4713, 11, 23, 23, 59, 59)))
                .isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> ServerTime.micros(LocalDateTime.of(294277, 1, 1, 0, 0)))
                .isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> ServerTime.micros(Instant.MAX)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> ServerTime.micros(Instant.MIN)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> ServerTime.days(LocalDate.MAX)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> ServerTime.days(LocalDate.of(5874898, 1, 1))).isInstanceOf(DateTimeException.class);
    }

    @Test
    void cutsNanosecondsTowardsThePast() {
        assertThat(ServerTime.instant(ServerTime.micros(Instant.parse("1969-12-31T23:59:59.999999999Z"))))
                .isEqualTo(Instant.parse("1969-12-31T23:59:59.999999Z"));
        assertThat(ServerTime.instant(ServerTime.micros(Instant.parse("2026-11-20T10:00:00.000000999Z"))))
                .isEqualTo(Instant.parse("2026-11-20T10:00:00Z"));
        assertThat(ServerTime.time(ServerTime.micros(LocalTime.MAX))).isEqualTo(LocalTime.of(23, 59, 59, 999_999_000));
    }
}
