package dev.leat.mapper.it.chinook;

import dev.leat.mapper.annotation.Column;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.Many;
import dev.leat.mapper.mapping.One;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A piece of music. */
@Entity(table = "track")
public record Track(
        @Id @Column(name = "track_id") int id,
        @Column(length = 200) String name,
        One<@Nullable Album> album,
        One<MediaType> mediaType,
        One<@Nullable Genre> genre,
        @Column(length = 220) @Nullable String composer,
        int milliseconds,
        @Nullable Integer bytes,
        @Column(precision = 10, scale = 2) BigDecimal unitPrice,
        Many<InvoiceLine> lines,
        Many<PlaylistTrack> entries,
        Many<Playlist> playlists) {
    static Track of(CsvRow row) {
        return Track_.create()
                .id(row.number("track_id"))
                .name(row.text("name"))
                .album(Track_.album.to(row.numberOrNull("album_id")))
                .mediaTypeId(row.number("media_type_id"))
                .genre(Track_.genre.to(row.numberOrNull("genre_id")))
                .composer(row.textOrNull("composer"))
                .milliseconds(row.number("milliseconds"))
                .bytes(row.numberOrNull("bytes"))
                .unitPrice(row.decimal("unit_price"))
                .build();
    }
}
