package dev.leat.mapper.fetch;

import dev.leat.core.query.Column;
import dev.leat.core.query.Condition;
import dev.leat.core.query.Select;
import dev.leat.mapper.mapping.EntityType;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A query that asks for nothing but the row with a value in a unique column, which is a lookup.
 *
 * @param column the column
 * @param value the value
 */
public record UniqueKey<E, T>(Column<E, T> column, T value) {
    /** The key that the select asks for, or null if it asks for anything else. */
    public static <E> @Nullable UniqueKey<E, ?> of(EntityType<E, ?> type, Select select) {
        boolean bare = select.join() == null
                && select.groupBy().isEmpty()
                && select.orderBy().isEmpty()
                && select.limit() == null
                && select.offset() == null
                && !select.forUpdate();
        return bare && select.where() instanceof Condition.Comparison<?, ?> comparison ? of(type, comparison) : null;
    }

    @SuppressWarnings("unchecked") // a condition of a query on an entity is on its columns
    private static <E, T> @Nullable UniqueKey<E, T> of(EntityType<E, ?> type, Condition.Comparison<?, T> comparison) {
        Column<E, T> column = (Column<E, T>) comparison.column();
        return comparison.operator() == Condition.Operator.EQ && isUnique(type, column)
                ? new UniqueKey<>(column, comparison.value())
                : null;
    }

    private static <E> boolean isUnique(EntityType<E, ?> type, Column<E, ?> column) {
        return type.uniqueColumns().contains(column)
                || (type.idColumns().size() == 1 && type.idColumns().get(0).equals(column));
    }

    /** The rows with this key, waiting for company. */
    public Mono<List<E>> rows(EntityType<E, ?> type, Lookups lookups) {
        return lookups.rows(Lookup.byColumn(type, column), value);
    }
}
