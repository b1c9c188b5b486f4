package dev.leat.mapper.it.lookup;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;

/** Refers to shards in both directions. */
@Entity
public record Host(@Id long id, One<Shard> favourite, Many<Shard> shards) {}
