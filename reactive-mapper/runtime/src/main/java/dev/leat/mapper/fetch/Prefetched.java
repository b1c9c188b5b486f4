package dev.leat.mapper.fetch;

import dev.leat.mapper.mapping.Handle;
import dev.leat.mapper.mapping.Loading;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Rows that came along with those of a sibling, until somebody asks for them. Whoever asks after a write that Leat knows of is
 * given newer ones.
 *
 * @param group the way to them
 * @param asking for whom they were read, and when
 */
record Prefetched<T>(SiblingGroup<T> group, List<T> rows, Asking asking) implements Loading {
    @Override
    public Mono<Void> load(Handle handle) {
        return group.load(handle);
    }

    @Override
    public Mono<Long> count(Handle handle) {
        return group.count(handle);
    }

    @Override
    public Mono<Boolean> exists(Handle handle) {
        return group.exists(handle);
    }
}
