package dev.leat.mapper.it.values;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Generated;
import dev.leat.mapper.annotation.Id;
import org.jspecify.annotations.Nullable;

/** Nothing but a key. */
@Entity
record Ticket(@Id @Generated @Nullable Long id) {}
