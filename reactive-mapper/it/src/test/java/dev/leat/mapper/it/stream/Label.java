package dev.leat.mapper.it.stream;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.One;

/** What sticks on a parcel. */
@Entity
public record Label(@Id long id, One<Parcel> parcel, String text) {}
