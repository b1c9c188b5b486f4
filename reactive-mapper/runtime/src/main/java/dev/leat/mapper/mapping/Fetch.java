package dev.leat.mapper.mapping;

import dev.leat.core.error.Arguments;
import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import dev.leat.core.query.Condition;
import dev.leat.core.query.Sort;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A node of a fetch plan: a relation to load, which of its rows, in which order, and what to load of them. A value: each
 * method gives a new one.
 *
 * @param relation the relation
 * @param nested what to load of the related rows
 * @param where which related rows, or null for all
 * @param orderBy the order of the related rows, empty for the database's own
 * @param <E> the entity that the relation starts from
 * @param <T> the related entity
 */
public record Fetch<E, T>(
        Relation<E, T> relation,
        List<Fetch<T, ?>> nested,
        @Nullable Condition<T> where,
        List<Sort<T>> orderBy) implements Include<E> {
    public Fetch {
        Arguments.present("relation", relation);
        nested = List.copyOf(Arguments.all("nested", nested));
        orderBy = List.copyOf(Arguments.all("orderBy", orderBy));
    }

    @Override
    public Fetch<E, T> fetch() {
        return this;
    }

    /** Whether the rows are chosen or ordered here: such rows are read by {@link Many#part()}, never taken for the whole. */
    public boolean isPart() {
        return where != null || !orderBy.isEmpty();
    }

    /** This node, loading more of the related rows. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Fetch<E, T> with(Include<T>... more) {
        List<Fetch<T, ?>> all = new ArrayList<>(nested);
        for (Include<T> include : Arguments.all("relations", more)) {
            all.add(include.fetch());
        }
        return new Fetch<>(relation, all, where, orderBy);
    }

    /**
     * This node with only the related rows that fulfil the condition as well, read by {@link Many#part()}.
     *
     * @throws UsageException if the relation is to one row, which is either there or not
     */
    public Fetch<E, T> where(Condition<T> condition) {
        requireMany("where");
        return new Fetch<>(
                relation, nested, where == null ? Condition.present(condition) : where.and(condition), orderBy);
    }

    /**
     * This node with the related rows in this order, after the terms it has, read by {@link Many#part()}.
     *
     * @throws UsageException if the relation is to one row
     */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final Fetch<E, T> orderBy(Sort<T>... terms) {
        requireMany("orderBy");
        List<Sort<T>> all = new ArrayList<>(orderBy);
        all.addAll(Arguments.all("terms", terms));
        return new Fetch<>(relation, nested, where, all);
    }

    private void requireMany(String method) {
        if (relation instanceof ToOne<?, ?, ?> || relation instanceof InverseOne<?, ?, ?>) {
            throw new UsageException(
                    ErrorText.of(
                                    "NotMany",
                                    relation.path() + " is a relation to one row, which takes no " + method + ".")
                            .fix("Put the condition on the query: is(…)."),
                    null);
        }
    }
}
