package dev.leat.mapper.it.lookup;

import dev.leat.mapper.annotation.Column;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A unique column of each type that Java and databases compare in different ways. */
@Entity
@SuppressWarnings("ArrayRecordComponent") // bytes are such a type
public record Keyed(
        @Id long id,
        @Column(unique = true, precision = 10, scale = 2) BigDecimal number,
        @Column(unique = true) UUID uuid,
        @Column(unique = true) byte[] bytes,
        @Column(unique = true) OffsetDateTime time,
        @Column(unique = true, length = 10) String text) {}
