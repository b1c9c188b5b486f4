package dev.leat.mapper.it.types;

import java.math.BigDecimal;
import java.time.Instant;

/** Two columns that are equal to others. */
public record Reading(BigDecimal sensor, Instant moment) {}
