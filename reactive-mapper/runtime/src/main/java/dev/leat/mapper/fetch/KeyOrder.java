package dev.leat.mapper.fetch;

import dev.leat.core.query.Column;
import dev.leat.core.query.Condition;
import dev.leat.core.query.Condition.Operator;
import dev.leat.core.query.Select;
import dev.leat.core.query.Sort;
import dev.leat.core.query.Sort.Direction;
import dev.leat.core.query.Sort.Nulls;
import dev.leat.mapper.mapping.EntityType;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An order in which each row has a place of its own, so that the rows after any row can be asked for. Ascending and
 * descending terms may be mixed.
 */
final class KeyOrder<E> {
    private final EntityType<E, ?> type;
    private final List<Sort<E>> terms;

    private KeyOrder(EntityType<E, ?> type, List<Sort<E>> terms) {
        this.type = type;
        this.terms = terms;
    }

    /** The order of a select if it has all of the key in it and no column that may be null; or null. */
    static <E> @Nullable KeyOrder<E> of(EntityType<E, ?> type, Select select) {
        if (select.limit() != null || select.forUpdate() || select.join() != null) {
            return null;
        }
        List<Sort<E>> terms = select.orderBy().isEmpty() ? byKey(type) : termsOf(select);
        List<Column<E, ?>> columns = new ArrayList<>();
        for (Sort<E> term : terms) {
            columns.add(term.column());
        }
        boolean fits = columns.containsAll(type.idColumns()) && terms.stream().allMatch(term -> isPlain(type, term));
        return fits ? new KeyOrder<>(type, terms) : null;
    }

    @SuppressWarnings("unchecked") // the terms of a select from the entity's table
    private static <E> List<Sort<E>> termsOf(Select select) {
        return (List<Sort<E>>) (List<?>) select.orderBy();
    }

    private static <E> List<Sort<E>> byKey(EntityType<E, ?> type) {
        List<Sort<E>> terms = new ArrayList<>();
        for (Column<E, ?> column : type.idColumns()) {
            terms.add(new Sort<>(column, Direction.ASC, Nulls.DATABASE));
        }
        return terms;
    }

    private static <E> boolean isPlain(EntityType<E, ?> type, Sort<E> term) {
        Column<E, ?> column = term.column();
        return type.columns().contains(column)
                && (!column.nullable() || type.idColumns().contains(column));
    }

    /** So many rows of the select after this one, or from its beginning. */
    Select page(Select select, @Nullable E last, int rows) {
        Select ordered = select.unordered().orderBy(terms);
        if (last == null) {
            return ordered.limit(rows);
        }
        return ordered.where(after(last)).offset(0).limit(rows);
    }

    /**
     * For the order a, b: {@code a >= x and (a > x or a = x and b > y)}; the first part is there for the index.
     */
    private Condition<E> after(E last) {
        List<Condition<E>> later = new ArrayList<>();
        List<Condition<E>> same = new ArrayList<>();
        for (Sort<E> term : terms) {
            List<Condition<E>> all = new ArrayList<>(same);
            all.add(compared(term, last, Operator.GT, Operator.LT));
            later.add(Condition.all(all));
            same.add(compared(term, last, Operator.EQ, Operator.EQ));
        }
        Condition<E> any = Condition.any(later);
        return terms.size() == 1
                ? any
                : Condition.all(List.of(compared(terms.get(0), last, Operator.GE, Operator.LE), any));
    }

    private Condition<E> compared(Sort<E> term, E last, Operator ascending, Operator descending) {
        Operator operator = term.direction() == Direction.ASC ? ascending : descending;
        return compared(term.column(), operator, last);
    }

    @SuppressWarnings("unchecked") // the value was read from this column
    private <T> Condition<E> compared(Column<E, T> column, Operator operator, E last) {
        Object value = type.value(last, type.columns().indexOf(column));
        return new Condition.Comparison<>(column, operator, (T) Objects.requireNonNull(value, column.name()));
    }
}
