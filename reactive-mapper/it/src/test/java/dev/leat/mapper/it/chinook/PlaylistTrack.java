package dev.leat.mapper.it.chinook;

import dev.leat.mapper.annotation.Entity;
import dev.leat.mapper.annotation.Id;
import dev.leat.mapper.mapping.One;

/** A track in a playlist: a join table that is an entity as well. */
@Entity(table = "playlist_track")
public record PlaylistTrack(@Id PlaylistTrackId id, One<Playlist> playlist, One<Track> track) {
    static PlaylistTrack of(CsvRow row) {
        return PlaylistTrack_.create()
                .id(new PlaylistTrackId(row.number("playlist_id"), row.number("track_id")))
                .playlistId(row.number("playlist_id"))
                .trackId(row.number("track_id"))
                .build();
    }
}
