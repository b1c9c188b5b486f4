package dev.leat.mapper.it.types;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;

/** A composite key of such columns. */
@Entity
public record ReadingKey(@Id Reading id, String text) {}
