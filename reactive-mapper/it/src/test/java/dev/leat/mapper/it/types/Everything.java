package dev.leat.mapper.it.types;

import dev.leat.mapper.annotation.Column;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every type that an attribute may have, none of them null. */
@Entity
@SuppressWarnings("ArrayRecordComponent") // compared by its content in the tests
public record Everything(
        @Id @Generated @Nullable Long id,
        boolean flag,
        byte tiny,
        short small,
        int whole,
        long large,
        float single,
        double twice,
        char letter,
        String text,
        BigDecimal number,
        @Column(precision = 19, scale = 4) BigDecimal money,
        BigInteger huge,
        UUID uuid,
        LocalDate day,
        LocalTime clock,
        LocalDateTime local,
        OffsetDateTime offset,
        Instant moment,
        Duration span,
        byte[] bytes,
        Color color) {}
