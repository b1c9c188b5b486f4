package dev.leat.mapper.it.processor;

import dev.leat.mapper.annotation.Embedded;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.One;
import org.jspecify.annotations.Nullable;

/** A row to find, with components whose names hold words of the finders' grammar. */
@Entity
record Film(
        @Id long id,
        String title,
        @Nullable String note,
        int minutes,
        boolean inStock,
        Genre genre,
        @Embedded Shelf shelf,
        One<Studio> studio,
        One<@Nullable Film> remakeOf) {
    enum Genre {
        DRAMA,
        COMEDY,
        HORROR
    }

    record Shelf(String room, int orderByNumber) {}

    @Entity(table = "studio")
    record Studio(@Id String code, String country, One<@Nullable Studio> owner) {}
}
