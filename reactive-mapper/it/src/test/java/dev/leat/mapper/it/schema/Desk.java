package dev.leat.mapper.it.schema;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.One;
import java.util.UUID;

/** The owning end of a one-to-one. */
@Entity(table = "desk")
public record Desk(@Id UUID id, One<Author> author) {}
