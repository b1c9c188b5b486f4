package dev.leat.mapper.it.chinook;

import dev.leat.mapper.annotation.Column;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.Many;
import org.jspecify.annotations.Nullable;

/** How a track is stored. */
@Entity(table = "media_type")
public record MediaType(
        @Id @Column(name = "media_type_id") int id,
        @Column(length = 120) @Nullable String name,
        Many<Track> tracks) {
    static MediaType of(CsvRow row) {
        return MediaType_.create()
                .id(row.number("media_type_id"))
                .name(row.textOrNull("name"))
                .build();
    }
}
