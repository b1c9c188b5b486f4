package dev.leat.mapper.mapping;

import dev.leat.core.query.Column;
import dev.leat.core.query.Table;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the related rows of many parents are found by their keys in one query, and which parent each row belongs to.
 *
 * @param target the related entity
 * @param match the column that holds the keys: of the related table or, with a join table, of that
 * @param joinTable the join table, or null
 * @param joinColumn the join table's column with the key of the related row, or null
 * @param keyOfRow the key in a related row; null where it is read from the join table
 * @param <T> the related entity
 * @param <K> the type of the keys
 */
public record Link<T, K>(
        EntityType<T, ?> target,
        Column<?, K> match,
        @Nullable Table joinTable,
        @Nullable Column<?, ?> joinColumn,
        @Nullable Function<T, @Nullable Object> keyOfRow) {}
