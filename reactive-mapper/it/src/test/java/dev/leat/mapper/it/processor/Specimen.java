package dev.leat.mapper.it.processor;

import dev.leat.mapper.annotation.Column;
import dev.leat.mapper.annotation.CreatedAt;
import dev.leat.mapper.annotation.Embedded;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.annotation.UpdatedAt;
import dev.leat.mapper.annotation.Version;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One column of every type, and names that generated code uses itself. */
@Entity
@SuppressWarnings("ArrayRecordComponent")
record Specimen(
        @Id @Generated @Nullable Long id,
        boolean flag,
        byte row,
        short column,
        int stored,
        long given,
        float ratio,
        double weight,
        char letter,
        String name,
        @Column(precision = 20, scale = 4) BigDecimal exact,
        @Column(precision = 30) BigInteger huge,
        UUID orderID2,
        @Column(name = "on_day") LocalDate URL,
        LocalTime eMail,
        LocalDateTime first,
        OffsetDateTime moment,
        Duration took,
        byte[] data,
        @Column(name = "weekday") DayOfWeek day,
        @Nullable Boolean maybeFlag,
        @Nullable Integer maybeNumber,
        @Nullable String maybeText,
        @Nullable Instant maybeInstant,
        byte @Nullable [] maybeData,
        @Nullable DayOfWeek maybeDay,
        @Embedded Address home,
        @Embedded @Nullable Address work,
        @Version int version,
        @CreatedAt Instant createdAt,
        @UpdatedAt @Nullable LocalDateTime updatedAt) {
    record Address(
            String street,
            @Nullable String zip,
            @Embedded @Nullable Place place) {}

    record Place(double lat, double lon) {}
}
