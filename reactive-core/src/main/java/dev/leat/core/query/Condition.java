package dev.leat.core.query;

import dev.leat.core.error.Arguments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What rows have to fulfil. A value: combining gives a new one. Chains of {@code and} and {@code or} are kept flat, so
 * that their length does not become depth.
 *
 * @param <S> the row source that it speaks of
 */
public sealed interface Condition<S> {
    /** Both this and {@code other}. */
    default Condition<S> and(Condition<S> other) {
        return all(Arrays.asList(this, other));
    }

    /** This or {@code other} or both. */
    default Condition<S> or(Condition<S> other) {
        return any(Arrays.asList(this, other));
    }

    /** The opposite; as in SQL, what is unknown because of null stays unknown. */
    default Condition<S> not() {
        return new Not<>(this);
    }

    /** All of {@code conditions}; true if there are none. */
    static <S> Condition<S> all(Collection<? extends Condition<S>> conditions) {
        return flat(conditions, true);
    }

    /** At least one of {@code conditions}; false if there are none. */
    static <S> Condition<S> any(Collection<? extends Condition<S>> conditions) {
        return flat(conditions, false);
    }

    /** The comparisons. */
    enum Operator {
        EQ,
        NE,
        LT,
        LE,
        GT,
        GE
    }

    /** How a text is matched. */
    enum Match {
        EQUALS,
        STARTS,
        ENDS,
        CONTAINS,
        PATTERN
    }

    /** {@code column operator value}. */
    record Comparison<S, T>(Column<S, T> column, Operator operator, T value) implements Condition<S> {}

    /** All columns are null, or, {@code negated}, all are not null. */
    record IsNull<S>(List<? extends Column<S, ?>> columns, boolean negated) implements Condition<S> {}

    /** The column's value is, or {@code negated} is not, among the values. */
    record In<S, T>(Column<S, T> column, List<T> values, boolean negated) implements Condition<S> {}

    /**
     * The columns together are one of the keys.
     *
     * @param columns two or more columns
     * @param keys values in the order of the columns, none of them null
     */
    record KeyIn<S>(List<? extends Column<S, ?>> columns, List<List<Object>> keys) implements Condition<S> {}

    /** The text matches; {@code ignoreCase} compares both sides in lower case. */
    record Like<S>(TextColumn<S> column, Match match, String text, boolean ignoreCase) implements Condition<S> {
        /** The same, without regard to case. */
        public Like<S> ignoringCase() {
            return new Like<>(column, match, text, true);
        }
    }

    /** All terms, none of them an {@code All}. */
    record All<S>(List<Condition<S>> terms) implements Condition<S> {}

    /** At least one term, none of them an {@code Any}. */
    record Any<S>(List<Condition<S>> terms) implements Condition<S> {}

    /** The opposite of a condition. */
    record Not<S>(Condition<S> term) implements Condition<S> {
        public Not {
            Values.condition(term);
        }
    }

    /**
     * The condition itself, which may not be null: a null would be taken for none, and widen what is found.
     *
     * @throws dev.leat.core.error.UsageException {@code [NullCondition]} if it is null
     */
    static <S> Condition<S> present(@Nullable Condition<S> condition) {
        return Values.condition(condition);
    }

    /**
     * There is a row in another source that belongs to this row and fulfils a condition of its own.
     *
     * @param outer columns of this source
     * @param inner columns of the other source, equal to {@code outer} one by one
     * @param where what the other row has to fulfil, or null for nothing
     */
    record Exists<S, T>(
            List<? extends Column<?, ?>> outer,
            List<? extends Column<T, ?>> inner,
            @Nullable Condition<T> where) implements Condition<S> {}

    private static <S> Condition<S> flat(Collection<? extends Condition<S>> conditions, boolean all) {
        List<Condition<S>> terms =
                new ArrayList<>(Arguments.present("conditions", conditions).size());
        for (Condition<S> condition : conditions) {
            Values.condition(condition);
            if (all && condition instanceof All<S> inner) {
                terms.addAll(inner.terms());
            } else if (!all && condition instanceof Any<S> inner) {
                terms.addAll(inner.terms());
            } else {
                terms.add(condition);
            }
        }
        if (terms.size() == 1) {
            return terms.get(0);
        }
        return all ? new All<>(List.copyOf(terms)) : new Any<>(List.copyOf(terms));
    }
}
