package dev.leat.core.execution;

import org.jspecify.annotations.Nullable;

/**
 * How results are read, and entities written, that are larger than memory. A value: each method gives a new one.
 *
 * @param chunk rows that are read at a time, and held in memory with their related rows, two chunks at the most; 1,000 by
 *     default. Measured on PostgreSQL, 5,000 read rows of two numbers 1.3 times as fast, and rows of 1 kB as fast (1.04)
 * @param chunkBytes characters of texts and bytes at which a chunk that is written ends, if it has fewer rows; 4 MiB by
 *     default. Measured on PostgreSQL, chunks of 1 to 32 MiB wrote texts of 1 kB and of 40 kB as fast as each other. Chunks
 *     that are read end by rows alone
 * @param permits streams that may hold a connection at a time; null for half the pool, and never all of it
 */
public record StreamSettings(
        int chunk, long chunkBytes, @Nullable Integer permits) {
    /** The defaults. */
    public static final StreamSettings DEFAULT = new StreamSettings(1_000, 4L << 20, null);

    public StreamSettings {
        SettingRange.require("streams.chunk", chunk > 0);
        SettingRange.require("streams.chunkBytes", chunkBytes > 0);
        SettingRange.require("streams.permits", permits == null || permits >= 0);
    }

    /** The same with another {@link #chunk}. */
    public StreamSettings withChunk(int rows) {
        return new StreamSettings(rows, chunkBytes, permits);
    }

    /** The same with another {@link #chunkBytes}. */
    public StreamSettings withChunkBytes(long bytes) {
        return new StreamSettings(chunk, bytes, permits);
    }

    /** The same with other {@link #permits}. */
    public StreamSettings withPermits(@Nullable Integer number) {
        return new StreamSettings(chunk, chunkBytes, number);
    }
}
