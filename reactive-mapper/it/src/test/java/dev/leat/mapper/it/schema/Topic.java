package dev.leat.mapper.it.schema;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.Many;

/** The other end of a many-to-many. */
@Entity
public record Topic(@Id @Generated int id, String order, Many<Book> books) {}
