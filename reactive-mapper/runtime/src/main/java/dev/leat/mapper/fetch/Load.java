package dev.leat.mapper.fetch;

import dev.leat.core.query.Column;
import dev.leat.core.query.Condition;
import dev.leat.core.query.Expression;
import dev.leat.core.query.Join;
import dev.leat.core.query.Select;
import dev.leat.core.query.Sort;
import dev.leat.mapper.mapping.EntityKeys;
import dev.leat.mapper.mapping.EntityType;
import dev.leat.mapper.mapping.Link;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which rows one statement loads, but for the keys. Equal loads on different branches of a plan share the statement.
 *
 * @param link how the rows are found by keys
 * @param where which of them, or null for all
 * @param orderBy their order
 */
record Load<T, K>(Link<T, K> link, @Nullable Condition<T> where, List<Sort<T>> orderBy) {
    boolean isEqual(Load<?, ?> other) {
        Link<?, ?> theirs = other.link();
        return link.target() == theirs.target()
                && link.match().table().equals(theirs.match().table())
                && link.match().name().equals(theirs.match().name())
                && joinColumn().name().equals(other.joinColumn().name())
                && Objects.equals(where, other.where)
                && orderBy.equals(other.orderBy);
    }

    /** Reads a related row and notes whose it is; runs for one row after the other. */
    @SuppressWarnings("unchecked") // a related row has a key of the link
    Lookup.Reader<T> reader() {
        EntityType<T, ?> target = link.target();
        Function<T, @Nullable Object> keyOfRow = link.keyOfRow();
        if (isAsked()) {
            return Lookup.numbered(target, columns().size());
        }
        int index =
                keyOfRow == null ? target.columns().size() : target.columns().indexOf(link.match());
        return new Lookup.Reader<>(target, (row, related, found) -> {
            K key = keyOfRow == null || related == null ? row.get(index, link.match()) : (K) keyOfRow.apply(related);
            return key == null ? null : found.keyed(normal(key));
        });
    }

    /** A key as those of this load are compared. */
    Object normal(K key) {
        return EntityKeys.comparable(link.match().type().encode(key));
    }

    /**
     * The statement for these keys, sent as one array. Behind the columns of a row comes its key, if that stands in a join
     * table, or the number of its key, if only the database can tell whose the row is.
     */
    Select select(List<K> keys) {
        boolean asked = isAsked();
        @Nullable Condition<?> found = asked ? null : new Condition.In<>(link.match(), keys, false);
        Select select = Select.from(link.target().table(), columns());
        if (link.joinTable() == null) {
            select = select.where(found);
        } else {
            select = select.join(new Join(link.joinTable(), link.target().idColumns(), List.of(joinColumn()), found));
        }
        if (asked) {
            select = select.asking(Lookup.asked(link.match(), keys));
        }
        return select.where(where).orderBy(orderBy);
    }

    private boolean isAsked() {
        return !link.match().type().sharesEquality();
    }

    private List<? extends Expression<?>> columns() {
        if (link.joinTable() == null || isAsked()) {
            return link.target().columns();
        }
        List<Expression<?>> columns = new ArrayList<>(link.target().columns());
        columns.add(link.match());
        return columns;
    }

    private Column<?, ?> joinColumn() {
        Column<?, ?> column = link.joinColumn();
        return column == null ? link.match() : column;
    }
}
