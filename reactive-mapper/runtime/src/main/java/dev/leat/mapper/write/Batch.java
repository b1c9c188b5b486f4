package dev.leat.mapper.write;

import dev.leat.core.error.RejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Some of the entities that are given to a write of many.
 *
 * @param entities the entities, which go in one statement
 * @param first the index of the first of them among all that were given
 */
record Batch<E>(List<E> entities, long first) {
    int size() {
        return entities.size();
    }

    E get(int position) {
        return entities.get(position);
    }

    /** The values to send for each entity; what refuses one says which. */
    List<@Nullable Object[]> values(Function<E, @Nullable Object[]> row) {
        List<@Nullable Object[]> rows = new ArrayList<>(entities.size());
        for (int i = 0; i < entities.size(); i++) {
            int position = i;
            at(i, () -> rows.add(row.apply(entities.get(position))));
        }
        return rows;
    }

    /** Does something for each position; what refuses one says which. */
    void each(Consumer<Integer> work) {
        for (int i = 0; i < entities.size(); i++) {
            int position = i;
            at(i, () -> work.accept(position));
        }
    }

    /** Does something for the entity at this position; what refuses it says which it is. */
    void at(int position, Runnable work) {
        try {
            work.run();
        } catch (RejectedException refused) {
            throw refused.notingIndex(first + position);
        }
    }
}
