package dev.leat.mapper.it.stream;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import org.jspecify.annotations.Nullable;

/** One of very many. */
@Entity
public record Parcel(
        @Id long id, One<Depot> depot, int weight, @Nullable String note, Many<Label> labels) {}
