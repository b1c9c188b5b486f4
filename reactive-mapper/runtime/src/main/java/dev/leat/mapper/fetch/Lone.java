package dev.leat.mapper.fetch;

import dev.leat.mapper.mapping.Handle;
import dev.leat.mapper.mapping.Handles;
import dev.leat.mapper.mapping.Loading;
import dev.leat.mapper.mapping.Relation;
import reactor.core.publisher.Mono;

/**
 * The way to the rows of handles that have no siblings, by lookups that wait for company; one for each relation.
 *
 * @param rows how the rows are looked up
 * @param numbers how they are counted
 */
record Lone<T>(Lookups lookups, Relation<?, T> relation, Lookup<T, Object> rows, Lookup<Long, Object> numbers)
        implements Loading {
    static <T> Lone<T> of(Lookups lookups, Relation<?, T> relation) {
        return new Lone<>(lookups, relation, Lookup.related(relation), Lookup.counted(relation));
    }

    @Override
    public Mono<Void> load(Handle handle) {
        return lookups.rows(rows, Handles.requireKey(handle))
                .doOnNext(found -> relation.fill(handle, found, false))
                .then();
    }

    @Override
    public Mono<Long> count(Handle handle) {
        return lookups.rows(numbers, Handles.requireKey(handle)).map(found -> found.isEmpty() ? 0L : found.get(0));
    }

    @Override
    public Mono<Boolean> exists(Handle handle) {
        return count(handle).map(number -> number > 0);
    }
}
