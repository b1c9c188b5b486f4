package dev.leat.mapper.it.chinook;

import dev.leat.mapper.annotation.Column;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.Many;
import org.jspecify.annotations.Nullable;

/** Who made an album. */
@Entity(table = "artist")
public record Artist(
        @Id @Column(name = "artist_id") int id,
        @Column(length = 120) @Nullable String name,
        Many<Album> albums) {
    static Artist of(CsvRow row) {
        return Artist_.create()
                .id(row.number("artist_id"))
                .name(row.textOrNull("name"))
                .build();
    }
}
