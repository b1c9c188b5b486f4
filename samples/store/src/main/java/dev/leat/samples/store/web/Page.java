package dev.leat.samples.store.web;

import java.util.List;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param hasNext whether there are more items after these
 */
public record Page<T>(List<T> items, boolean hasNext) {
    /** The same part of a list of something else. */
    public <V> Page<V> map(Function<T, V> view) {
        return new Page<>(items.stream().map(view).toList(), hasNext);
    }
}
