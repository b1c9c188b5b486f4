package dev.leat.mapper.it.chinook;

/** The key of a {@link PlaylistTrack}. */
public record PlaylistTrackId(int playlistId, int trackId) {}
