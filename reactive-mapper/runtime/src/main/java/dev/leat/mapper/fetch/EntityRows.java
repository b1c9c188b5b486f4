package dev.leat.mapper.fetch;

import dev.leat.core.execution.RowMapper;
import dev.leat.core.execution.StatementExecutor;
import dev.leat.core.query.Select;
import dev.leat.core.sql.BoundStatement;
import dev.leat.core.sql.SqlRenderer;
import dev.leat.mapper.mapping.EntityKeys;
import dev.leat.mapper.mapping.EntityType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Reads the rows of entities. Every list of rows that were read together, whether by a query, in a chunk of a stream or as
 * the related rows of others, passes through {@link #arrived} once, before anybody else sees it.
 */
public final class EntityRows {
    private final Lookups lookups;
    private final StatementExecutor executor;
    private final SqlRenderer renderer;

    public EntityRows(Lookups lookups) {
        this.lookups = lookups;
        this.executor = lookups.executor();
        this.renderer = lookups.renderer();
    }

    /** All rows of a select, at most so many. */
    public <E> Mono<List<E>> list(EntityType<E, ?> type, Select select, int rowLimit) {
        return list(type, renderer.render(select), type.positional(), rowLimit);
    }

    <E> Mono<List<E>> list(EntityType<E, ?> type, BoundStatement statement, RowMapper<E> mapper, int rowLimit) {
        return executor.rows(statement, mapper, rowLimit).map(rows -> arrived(type, rows));
    }

    /**
     * The rows with these keys, in the order of the keys and each once, as the database compares them.
     *
     * @param keys by what they are compared as in Java
     */
    public <E, K> Mono<List<E>> byId(EntityType<E, K> type, Map<Object, K> keys) {
        Lookup<E, K> lookup = Lookup.byId(type);
        int limit = executor.settings().rowLimit();
        return Mono.defer(() -> {
            Slots<E, K> slots = new Slots<>();
            keys.forEach(slots::of);
            BoundStatement statement = renderer.render(lookup.select().apply(slots.keys()));
            return list(type, statement, row -> lookup.reader().read(row, slots), limit)
                    .map(read -> inOrder(type, slots, keys));
        });
    }

    /** A row that was asked for in two spellings was read twice. */
    private static <E, K> List<E> inOrder(EntityType<E, K> type, Slots<E, K> slots, Map<Object, K> keys) {
        Map<Object, E> rows = new LinkedHashMap<>();
        for (Object key : keys.keySet()) {
            for (E row : slots.rows(key)) {
                K id = Objects.requireNonNull(EntityKeys.stored(type, row));
                rows.putIfAbsent(EntityKeys.comparable(type, id), row);
            }
        }
        return List.copyOf(rows.values());
    }

    /**
     * The rows of a select, chunk by chunk as they are asked for. Outside a transaction without a permit, and in one on a
     * database without cursors, as pages by key, or, if the order does not allow that, all read into memory before.
     */
    public <E> Flux<List<E>> stream(EntityType<E, ?> type, Select select) {
        BoundStatement statement = renderer.render(select);
        RowMapper<E> mapper = type.positional();
        KeyOrder<E> order = KeyOrder.of(type, select);
        Flux<List<E>> otherwise = order == null ? executor.drained(statement, mapper) : pages(select, order, mapper);
        return executor.stream(statement, mapper, otherwise).map(rows -> arrived(type, rows));
    }

    /** Whether the select can be read as pages by key. */
    public static boolean hasPages(EntityType<?, ?> type, Select select) {
        return KeyOrder.of(type, select) != null;
    }

    private <E> Flux<List<E>> pages(Select select, KeyOrder<E> order, RowMapper<E> mapper) {
        int size = executor.settings().streams().chunk() + 1;
        return executor.pages(size, (@Nullable E last) -> {
            BoundStatement page = renderer.render(order.page(select, last, size));
            return executor.rows(page, mapper, size);
        });
    }

    /** Rows that were just read together, none of which anybody has seen: from now on they load for each other. */
    private <E> List<E> arrived(EntityType<E, ?> type, List<E> rows) {
        lookups.attach(type, rows);
        return rows;
    }
}
