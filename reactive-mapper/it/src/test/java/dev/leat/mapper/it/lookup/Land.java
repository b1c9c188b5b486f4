package dev.leat.mapper.it.lookup;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;

/** The end of the chain. */
@Entity
public record Land(@Id long id, String name) {}
