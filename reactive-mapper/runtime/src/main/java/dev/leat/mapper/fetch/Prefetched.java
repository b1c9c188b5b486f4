package dev.leat.mapper.fetch;

import dev.leat.core.execution.Moment;
import dev.leat.mapper.mapping.Handle;
import dev.leat.mapper.mapping.Loading;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Rows that came along with those of a sibling, until somebody asks for them. A transaction that has written in between asks
 * again.
 */
record Prefetched<T>(Lone<T> lone, List<T> rows, Moment moment) implements Loading {
    @Override
    public Mono<Void> load(Handle handle) {
        return Mono.deferContextual(context -> {
            if (!moment.isAsGoodAs(lone.lookups().executor().moment(context))) {
                return lone.load(handle);
            }
            lone.relation().fill(handle, rows, false);
            return Mono.empty();
        });
    }

    @Override
    public Mono<Long> count(Handle handle) {
        return lone.count(handle);
    }

    @Override
    public Mono<Boolean> exists(Handle handle) {
        return lone.exists(handle);
    }
}
