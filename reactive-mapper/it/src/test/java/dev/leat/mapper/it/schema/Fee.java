package dev.leat.mapper.it.schema;

import dev.leat.mapper.annotation.Column;
import java.math.BigDecimal;

/** Embedded. */
public record Fee(
        @Column(precision = 9, scale = 2) BigDecimal amount,
        @Column(length = 3) String currency) {}
