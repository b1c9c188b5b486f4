package dev.leat.core.execution;

import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A result as pages, each a short operation of its own.
 *
 * @param <T> a row
 */
@FunctionalInterface
public interface Pages<T> {
    /**
     * The rows after this one, in the order of the whole; fewer than asked for are the last.
     *
     * @param last the last row of the page before, or null for the first page
     */
    Mono<List<T>> after(@Nullable T last);
}
