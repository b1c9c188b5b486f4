package dev.leat.mapper.write;

import dev.leat.core.execution.ValueSize;
import dev.leat.core.query.Column;
import dev.leat.mapper.mapping.EntityType;
import java.util.List;
import java.util.function.Predicate;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;

/**
 * Cuts entities into chunks that are written at a time: by their number, and where they have texts or bytes also by the size
 * of these, so that neither the memory nor a statement's time limit depends on how wide the rows are.
 *
 * @param rows in a chunk at the most
 * @param bytes at which a chunk ends before it has that many rows, with the entity that reaches them
 */
record Chunks<E>(WriteShape<E, ?> shape, int rows, long bytes) {
    Flux<List<E>> of(Publisher<E> entities) {
        EntityType<E, ?> type = shape.type();
        List<Column<E, ?>> wide =
                type.columns().stream().filter(Chunks::isOfAnySize).toList();
        return wide.isEmpty()
                ? Flux.from(entities).buffer(rows)
                : Flux.defer(() -> Flux.from(entities).bufferUntil(new Full(wide)));
    }

    private static boolean isOfAnySize(Column<?, ?> column) {
        Class<?> sent = column.type().driverType();
        return sent == String.class || sent.isArray();
    }

    /** Counts the entities of one subscription, and starts again behind each one that fills a chunk. */
    private final class Full implements Predicate<E> {
        private final List<Column<E, ?>> wide;
        private int count;
        private long size;

        Full(List<Column<E, ?>> wide) {
            this.wide = wide;
        }

        @Override
        public boolean test(E entity) {
            count++;
            for (Column<E, ?> column : wide) {
                size += ValueSize.of(shape.value(entity, column));
            }
            boolean full = count >= rows || size >= bytes;
            if (full) {
                count = 0;
                size = 0;
            }
            return full;
        }
    }
}
