package dev.leat.core.query;

import dev.leat.core.error.Arguments;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * A typed column of a table. Comparisons follow SQL: a null column is neither equal nor unequal to any value, so
 * {@code ne} and {@code notIn} leave rows with null out.
 *
 * <p>Every method that takes a value throws {@link dev.leat.core.error.UsageException} if it is null.
 *
 * @param <S> the row source that the column belongs to
 * @param <T> the type of its values
 */
public sealed interface Column<S, T> extends Expression<S> permits ValueColumn, TextColumn {
    /** The table that the column is declared in. */
    Table table();

    /** The column's name as it stands in the database. */
    String name();

    /** How values travel between Java and the database. */
    ColumnType<T> type();

    /** Whether the column may hold null. */
    boolean nullable();

    /** The declared length, precision and scale. */
    ColumnSize size();

    /** {@code column = value}. */
    default Condition<S> eq(T value) {
        return compare(Condition.Operator.EQ, value);
    }

    /** {@code column <> value}; rows with null are left out. */
    default Condition<S> ne(T value) {
        return compare(Condition.Operator.NE, value);
    }

    /** {@code column < value}. */
    default Condition<S> lt(T value) {
        return compare(Condition.Operator.LT, value);
    }

    /** {@code column <= value}. */
    default Condition<S> le(T value) {
        return compare(Condition.Operator.LE, value);
    }

    /** {@code column > value}. */
    default Condition<S> gt(T value) {
        return compare(Condition.Operator.GT, value);
    }

    /** {@code column >= value}. */
    default Condition<S> ge(T value) {
        return compare(Condition.Operator.GE, value);
    }

    /** {@code low <= column <= high}, both ends included. */
    default Condition<S> between(T low, T high) {
        return ge(low).and(le(high));
    }

    /** The column's value is one of {@code values}, sent as one array; never true if they are empty. */
    default Condition<S> in(Collection<? extends T> values) {
        return new Condition.In<>(this, Values.present(this, values), false);
    }

    /** The column's value is one of {@code values}, sent as one array; never true if they are empty. */
    @SuppressWarnings("unchecked")
    default Condition<S> in(T... values) {
        return in(Arrays.asList(Arguments.present("values", values)));
    }

    /** The column's value is none of {@code values}; true for every row, also with null, if they are empty. */
    default Condition<S> notIn(Collection<? extends T> values) {
        return new Condition.In<>(this, Values.present(this, values), true);
    }

    /** The column's value is none of {@code values}; true for every row, also with null, if they are empty. */
    @SuppressWarnings("unchecked")
    default Condition<S> notIn(T... values) {
        return notIn(Arrays.asList(Arguments.present("values", values)));
    }

    /** {@code column is null}. */
    default Condition<S> isNull() {
        return new Condition.IsNull<>(List.of(this), false);
    }

    /** {@code column is not null}. */
    default Condition<S> isNotNull() {
        return new Condition.IsNull<>(List.of(this), true);
    }

    /** Ascending by this column; where nulls go is up to the database unless said. */
    default Sort<S> asc() {
        return new Sort<>(this, Sort.Direction.ASC, Sort.Nulls.DATABASE);
    }

    /** Descending by this column; where nulls go is up to the database unless said. */
    default Sort<S> desc() {
        return new Sort<>(this, Sort.Direction.DESC, Sort.Nulls.DATABASE);
    }

    private Condition<S> compare(Condition.Operator operator, T value) {
        return new Condition.Comparison<>(this, operator, Values.present(this, value));
    }
}
