package dev.leat.mapper.fetch;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key of a load, and its rows in the order of the database. Used by one thread at a time.
 *
 * @param <T> what a row becomes
 * @param <K> the key
 */
class Slot<T, K> {
    private final K key;

    /** The only row, as most keys have; with more rows, the first. */
    private @Nullable T first;

    private @Nullable List<T> more;
    private @Nullable Throwable fault;

    Slot(K key) {
        this.key = key;
    }

    /** The key as it was first given. */
    K key() {
        return key;
    }

    void add(T row) {
        if (first == null) {
            first = row;
            return;
        }
        List<T> rows = more;
        if (rows == null) {
            rows = new ArrayList<>(4);
            rows.add(first);
            more = rows;
        }
        rows.add(row);
    }

    /** One of the rows cannot be read; the first error is kept. */
    void fail(Throwable error) {
        if (fault == null) {
            fault = error;
        }
    }

    /** Why the rows cannot be given, or null. */
    @Nullable
    Throwable fault() {
        return fault;
    }

    /** The rows once all are there, in an unmodifiable list that is the same at every call if there are some. */
    List<T> rows() {
        List<T> rows = more;
        if (rows == null) {
            rows = first == null ? List.of() : List.of(first);
        } else {
            rows = List.copyOf(rows);
        }
        more = rows;
        return rows;
    }
}
