package dev.leat.mapper.it.types;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.annotation.Version;
import dev.leat.mapper.mapping.Many;
import java.math.BigDecimal;

/** A key that is equal to others of another scale. */
@Entity
public record NumberKey(
        @Id BigDecimal id, String text, @Version int version, Many<NumberChild> children) {}
