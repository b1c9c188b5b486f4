package dev.leat.mapper.it.lookup;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;

/** A composite key. */
@Entity
public record Parcel(@Id Place id, String owner) {
    /** The key. */
    public record Place(long district, String number) {}
}
