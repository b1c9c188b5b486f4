package dev.leat.mapper.it.stream;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.Many;

/** Where parcels lie. */
@Entity
public record Depot(@Id long id, String name, Many<Parcel> parcels) {}
