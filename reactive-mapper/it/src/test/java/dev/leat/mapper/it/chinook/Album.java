package dev.leat.mapper.it.chinook;

import dev.leat.mapper.annotation.Column;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;

/** Tracks published together. */
@Entity(table = "album")
public record Album(
        @Id @Column(name = "album_id") int id,
        @Column(length = 160) String title,
        One<Artist> artist,
        Many<Track> tracks) {
    static Album of(CsvRow row) {
        return Album_.create()
                .id(row.number("album_id"))
                .title(row.text("title"))
                .artistId(row.number("artist_id"))
                .build();
    }
}
