package dev.leat.core.query;

import dev.leat.core.error.Arguments;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A select from one table, optionally joined to one more. A value: each method gives a new one.
 *
 * @param from the table
 * @param columns the select list; columns of the joined table are allowed
 * @param join one more table, or null
 * @param asked keys that the rows are joined with, or null: a row comes once for each of the keys that it has, and which one
 *     that is, counted from 1, is one more column behind the select list
 * @param where what rows have to fulfil, or null for all
 * @param groupBy the columns by whose values the rows are counted, empty for no groups
 * @param orderBy the order, empty for the database's own
 * @param limit at most this many rows, or null
 * @param offset leave out this many rows first, or null
 * @param forUpdate whether to lock the rows until the transaction ends
 */
public record Select(
        Table from,
        List<? extends Expression<?>> columns,
        @Nullable Join join,
        Condition.@Nullable KeyIn<?> asked,
        @Nullable Condition<?> where,
        List<? extends Column<?, ?>> groupBy,
        List<? extends Sort<?>> orderBy,
        @Nullable Long limit,
        @Nullable Long offset,
        boolean forUpdate)
        implements Query {
    public Select {
        columns = List.copyOf(columns);
        groupBy = List.copyOf(groupBy);
        orderBy = List.copyOf(orderBy);
    }

    /** All rows of {@code table} with the given select list. */
    public static Select from(Table table, List<? extends Expression<?>> columns) {
        return new Select(table, columns, null, null, null, List.of(), List.of(), null, null, false);
    }

    /** This select with another select list. */
    public Select columns(List<? extends Expression<?>> columns) {
        return new Select(from, columns, join, asked, where, groupBy, orderBy, limit, offset, forUpdate);
    }

    /** This select joined to one more table. */
    public Select join(Join join) {
        return new Select(from, columns, join, asked, where, groupBy, orderBy, limit, offset, forUpdate);
    }

    /**
     * This select for the rows that have one of these keys, each row once for each key, whose number comes last. The keys are
     * compared as the type and collation of their columns say; a key that was given in two spellings has two numbers.
     */
    public Select asking(Condition.KeyIn<?> keys) {
        return new Select(from, columns, join, keys, where, groupBy, orderBy, limit, offset, forUpdate);
    }

    /** This select with one more condition; null adds none. */
    @SuppressWarnings("unchecked")
    public Select where(@Nullable Condition<?> condition) {
        if (condition == null) {
            return this;
        }
        Condition<?> both = where == null ? condition : ((Condition<Object>) where).and((Condition<Object>) condition);
        return new Select(from, columns, join, asked, both, groupBy, orderBy, limit, offset, forUpdate);
    }

    /** This select with one row for each combination of values of these columns. */
    public Select groupBy(List<? extends Column<?, ?>> columns) {
        return new Select(from, this.columns, join, asked, where, columns, orderBy, limit, offset, forUpdate);
    }

    /** This select with further terms of order after those it has. */
    public Select orderBy(List<? extends Sort<?>> terms) {
        List<Sort<?>> all = new ArrayList<>(orderBy);
        all.addAll(Arguments.all("terms", terms));
        return new Select(from, columns, join, asked, where, groupBy, all, limit, offset, forUpdate);
    }

    /** This select without an order. */
    public Select unordered() {
        return new Select(from, columns, join, asked, where, groupBy, List.of(), limit, offset, forUpdate);
    }

    /**
     * This select with at most {@code rows} rows.
     *
     * @throws dev.leat.core.error.UsageException if {@code rows} is negative
     */
    public Select limit(long rows) {
        return new Select(
                from,
                columns,
                join,
                asked,
                where,
                groupBy,
                orderBy,
                Limit.requireNotNegative("limit", rows),
                offset,
                forUpdate);
    }

    /**
     * This select without its first {@code rows} rows.
     *
     * @throws dev.leat.core.error.UsageException if {@code rows} is negative
     */
    public Select offset(long rows) {
        return new Select(
                from,
                columns,
                join,
                asked,
                where,
                groupBy,
                orderBy,
                limit,
                Limit.requireNotNegative("offset", rows),
                forUpdate);
    }

    /** This select, locking its rows until the transaction ends. */
    public Select locked() {
        return new Select(from, columns, join, asked, where, groupBy, orderBy, limit, offset, true);
    }
}
