package dev.leat.mapper.it.types;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import java.time.OffsetDateTime;

/** A key that is equal to others at another offset, and is cut to microseconds. */
@Entity
public record TimeKey(@Id OffsetDateTime id, String text) {}
