package dev.leat.samples.store.web;

import dev.leat.mapper.Find;
import java.util.List;
import reactor.core.publisher.Mono;

/**
 * Which part of a list a request asks for.
 *
 * @param size 1 to 100
 * @param offset 0 or more
 */
public record Paging(int size, long offset) {
    private static final int LARGEST = 100;

    public Paging {
        if (size < 1 || size > LARGEST) {
            throw Problems.badRequest("The parameter size is a number from 1 to " + LARGEST + ".");
        }
        if (offset < 0) {
            throw Problems.badRequest("The parameter offset is a number from 0 on.");
        }
    }

    /** This part of what the query finds. It reads one row more than it gives, to see whether there is one. */
    public <E> Mono<Page<E>> of(Find<E> query) {
        return query.limit(size + 1L).offset(offset).list().map(this::page);
    }

    private <E> Page<E> page(List<E> rows) {
        boolean hasNext = rows.size() > size;
        return new Page<>(hasNext ? rows.subList(0, size) : rows, hasNext);
    }
}
