package dev.leat.mapper.it.lookup;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.One;
import org.jspecify.annotations.Nullable;

/** The third link of the chain, with an optional to-one. */
@Entity
public record Region(@Id long id, One<@Nullable Land> land) {}
