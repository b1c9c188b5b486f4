package dev.leat.mapper.it.chinook;

import dev.leat.mapper.annotation.Column;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.Many;
import org.jspecify.annotations.Nullable;

/** A kind of music. */
@Entity(table = "genre")
public record Genre(
        @Id @Column(name = "genre_id") int id,
        @Column(length = 120) @Nullable String name,
        Many<Track> tracks) {
    static Genre of(CsvRow row) {
        return Genre_.create()
                .id(row.number("genre_id"))
                .name(row.textOrNull("name"))
                .build();
    }
}
