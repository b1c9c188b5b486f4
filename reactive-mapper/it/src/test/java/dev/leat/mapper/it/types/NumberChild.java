package dev.leat.mapper.it.types;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.One;
import org.jspecify.annotations.Nullable;

/** Related by a key that is equal to others of another scale. */
@Entity
public record NumberChild(@Id @Generated @Nullable Long id, One<NumberKey> parent) {}
