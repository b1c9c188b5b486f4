package dev.leat.core.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoTextTest {
    private static IsoText iso(String text) {
        ByteBuf buffer = Unpooled.copiedBuffer("xx" + text + "yy", StandardCharsets.US_ASCII);
        return new IsoText(buffer, 2, text.length());
    }

    @ParameterizedTest
    @CsvSource({
        "2000-01-01, 2000-01-01",
        "0001-01-01, 0001-01-01",
        "0001-12-31 BC, 0000-12-31",
        "0001-02-29 BC, 0000-02-29",
        "0044-03-15 BC, -0043-03-15",
        "4714-11-24 BC, -4713-11-24",
        "9999-12-31, 9999-12-31",
        "10000-01-01, +10000-01-01",
        "5874897-12-31, +5874897-12-31",
        "1582-10-10, 1582-10-10",
        "2024-02-29, 2024-02-29"
    })
    void readsDates(String text, LocalDate expected) {
        assertThat(iso(text).date()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "00:00:00, 00:00",
        "23:59:59.999999, 23:59:59.999999",
        "12:34:56.1, 12:34:56.1",
        "12:34:56.000001, 12:34:56.000001",
        "12:34:56.120000, 12:34:56.12"
    })
    void readsTimes(String text, LocalTime expected) {
        assertThat(iso(text).time()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20 10:00:00, 2026-11-20T10:00:00",
        "294276-12-31 23:59:59.999999, +294276-12-31T23:59:59.999999",
        "4714-11-24 00:00:00 BC, -4713-11-24T00:00:00",
        "0001-02-29 12:00:00.5 BC, 0000-02-29T12:00:00.5"
    })
    void readsDatesWithTimes(String text, LocalDateTime expected) {
        assertThat(iso(text).dateTime()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20 10:00:00+00, 2026-11-20T10:00:00",
        "2026-11-20 10:00:00.25+05:45, 2026-11-20T04:15:00.25",
        "2026-11-20 10:00:00-03:30, 2026-11-20T13:30:00",
        "1890-01-01 00:00:00+00:53:28, 1889-12-31T23:06:32",
        "1890-01-01 00:00:00-00:01:15, 1890-01-01T00:01:15",
        "2011-12-31 00:00:00+14, 2011-12-30T10:00:00",
        "4714-11-24 05:00:00+05 BC, -4713-11-24T00:00:00",
        "294277-01-01 04:59:59.999999+05, +294276-12-31T23:59:59.999999"
    })
    void readsInstantsAtAnyOffset(String text, LocalDateTime expected) {
        assertThat(iso(text).instant().toInstant(ZoneOffset.UTC)).isEqualTo(expected.toInstant(ZoneOffset.UTC));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "20/11/2026",
                "20-11-2026",
                "11-20-2026",
                "20.11.2026",
                "Fri Nov 20 10:00:00 2026",
                "2026-11-20 10:00:00",
                "2026-11-20T",
                "2026-11-2",
                "2026-13-01",
                "2026-02-29",
                "12345678-01-01",
                "2026-11-20 AD",
                "2026-11-20BC",
                " BC",
                "２０２６-11-20"
            })
    void takesNothingElseForADate(String text) {
        assertThatThrownBy(() -> iso(text).date()).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "20/11/2026 10:00:00 UTC",
                "2026-11-20 10:00:00",
                "2026-11-20 10:00:00Z",
                "2026-11-20 10:00:00 UTC",
                "2026-11-20 10:00+00",
                "2026-11-20 10:00:00.1234567+00",
                "2026-11-20 10:00:00+0",
                "2026-11-20 10:00:00+00:0",
                "2026-11-20 10:00:00+00x"
            })
    void takesNothingElseForAnInstant(String text) {
        assertThatThrownBy(() -> iso(text).instant()).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"24:00:00", "1:00:00", "10:00", "10:00:00+00", "10:00:60"})
    void takesNothingElseForATime(String text) {
        assertThatThrownBy(() -> iso(text).time()).isInstanceOf(DateTimeException.class);
    }

    @Test
    void knowsInfinityBeforeParsing() {
        assertThat(iso("infinity").isInfinite()).isTrue();
        assertThat(iso("-infinity").isInfinite()).isTrue();
        assertThat(iso("2026-11-20").isInfinite()).isFalse();
    }
}
