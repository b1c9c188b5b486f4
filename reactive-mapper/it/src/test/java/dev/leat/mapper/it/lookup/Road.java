package dev.leat.mapper.it.lookup;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.One;

/** The begin of a chain of to-one relations. */
@Entity
public record Road(@Id long id, One<Town> town) {}
