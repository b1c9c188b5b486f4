package dev.leat.mapper.it.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.testing.TestDatabase;
import dev.leat.mapper.Crud;
import dev.leat.mapper.Leat;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written through generated code is read back equal, for every type of column. */
class SpecimenIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Leat H2 = Leat.open("r2dbc:h2:mem:///specimen");
    private static final Leat POSTGRES = Leat.open(DATABASE.url());

    @AfterAll
    static void close() {
        H2.close().block();
        POSTGRES.close().block();
    }

    static Stream<Leat> databases() {
        return Stream.of(H2, POSTGRES);
    }

    @ParameterizedTest
    @MethodSource("databases")
    void readsWhatWasWritten(Leat leat) {
        leat.schema().createMissing(Specimen_.entity).block();
        Crud<Specimen, Long> specimens = leat.crud(Specimen_.entity);
        for (Specimen specimen : new Specimen[] {full(), empty()}) {
            Specimen stored = Objects.requireNonNull(specimens.insert(specimen).block());
            Long id = Objects.requireNonNull(stored.id());
            Specimen read = Objects.requireNonNull(specimens.findById(id).block());
            assertThat(read).usingRecursiveComparison().isEqualTo(stored);
            assertThat(read)
                    .usingRecursiveComparison()
                    .withComparatorForType(BigDecimal::compareTo, BigDecimal.class)
                    .ignoringFields("id", "createdAt", "updatedAt")
                    .isEqualTo(specimen);
            Specimen byName = leat.sql("select * from specimen where id = :id")
                    .bind("id", id)
                    .map(Specimen_.entity)
                    .one()
                    .block();
            assertThat(byName).usingRecursiveComparison().isEqualTo(read);
        }
    }

    private static Specimen full() {
        return Specimen_.with(empty())
                .maybeFlag(false)
                .maybeNumber(7)
                .maybeText("%_\\'\"")
                .maybeInstant(Instant.parse("2026-11-20T22:53:01.123456Z"))
                .maybeData(new byte[] {})
                .maybeDay(DayOfWeek.SUNDAY)
                .work(new Specimen.Address("Ring 1", "0815", new Specimen.Place(52.5, 13.4)))
                .build();
    }

    private static Specimen empty() {
        return Specimen_.create()
                .flag(true)
                .row(Byte.MIN_VALUE)
                .column(Short.MAX_VALUE)
                .stored(Integer.MIN_VALUE)
                .given(Long.MAX_VALUE)
                .ratio(0.1f)
                .weight(0.1)
                .letter('ß')
                .name("Ærø")
                .exact(new BigDecimal("1234567890.0001"))
                .huge(new BigInteger("123456789012345678901234567890"))
                .orderID2(UUID.fromString("00000000-0000-4000-8000-000000000001"))
                .URL(LocalDate.of(2024, 2, 29))
                .eMail(LocalTime.of(23, 59, 59, 999_999_000))
                .first(LocalDateTime.of(1969, 12, 31, 23, 59, 59, 1_000))
                .moment(OffsetDateTime.of(2026, 3, 29, 1, 30, 0, 0, ZoneOffset.UTC))
                .took(Duration.ofDays(-3).plusNanos(1))
                .data(new byte[] {0, -1, 127})
                .day(DayOfWeek.MONDAY)
                .home(new Specimen.Address("Weg 1", null, null))
                .build();
    }
}
