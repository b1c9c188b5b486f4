package dev.leat.mapper.it.lookup;

import dev.leat.mapper.annotation.Column;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;

/** The second link of the chain, with a unique column and a to-many. */
@Entity
public record Town(@Id long id, @Column(unique = true) String code, One<Region> region, Many<Road> roads) {}
