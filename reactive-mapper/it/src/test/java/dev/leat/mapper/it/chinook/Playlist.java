package dev.leat.mapper.it.chinook;

import dev.leat.mapper.annotation.Column;
import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.annotation.JoinTable;
import dev.leat.mapper.mapping.Many;
import org.jspecify.annotations.Nullable;

/** Tracks in a list. */
@Entity(table = "playlist")
public record Playlist(
        @Id @Column(name = "playlist_id") int id,
        @Column(length = 120) @Nullable String name,
        Many<PlaylistTrack> entries,
        @JoinTable("playlist_track") Many<Track> tracks) {
    static Playlist of(CsvRow row) {
        return Playlist_.create()
                .id(row.number("playlist_id"))
                .name(row.textOrNull("name"))
                .build();
    }
}
