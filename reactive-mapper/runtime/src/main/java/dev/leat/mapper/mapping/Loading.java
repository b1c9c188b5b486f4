package dev.leat.mapper.mapping;

import reactor.core.publisher.Mono;

/** The way from a handle to its rows; given to it when its own row is read. */
public interface Loading {
    /** Loads the handle's rows into it, and perhaps those of others; completes when they are there. */
    Mono<Void> load(Handle handle);

    /** The number of the handle's rows. */
    Mono<Long> count(Handle handle);

    /** Whether the handle has any rows. */
    Mono<Boolean> exists(Handle handle);
}
