package dev.leat.mapper.fetch;

import dev.leat.core.execution.ResultRow;
import dev.leat.core.execution.RowMapper;
import dev.leat.core.query.Column;
import dev.leat.core.query.ColumnType;
import dev.leat.core.query.Condition;
import dev.leat.core.query.Expression;
import dev.leat.core.query.Select;
import dev.leat.core.query.Table;
import dev.leat.mapper.mapping.EntityKeys;
import dev.leat.mapper.mapping.EntityType;
import dev.leat.mapper.mapping.Link;
import dev.leat.mapper.mapping.Relation;
import dev.leat.mapper.mapping.ToOne;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A kind of lookup by key. Lookups of one kind differ in nothing but the key, so that one statement can answer many.
 *
 * @param kind what makes it the same kind as another
 * @param name the kind as messages say it
 * @param normal a stand-in for a key that is equal to another where the database takes the keys as equal
 * @param select the statement for keys, at least one; for a single one as if it were asked for alone
 * @param reader reads a row and notes whose it is
 * @param target the entity of the rows, or null if they are no entities
 * @param <T> what a row becomes
 * @param <K> the key
 */
public record Lookup<T, K>(
        Object kind,
        String name,
        Function<K, Object> normal,
        Function<List<K>, Select> select,
        Reader<T> reader,
        @Nullable EntityType<T, ?> target) {
    /** Stands for a row that cannot be read. */
    private static final Object FAULTY = new Object();

    /**
     * Reads rows.
     *
     * @param rows makes a row
     * @param owners tells whose it is
     */
    record Reader<T>(RowMapper<T> rows, Owners<T> owners) {
        /** A row, which is put where its key is. */
        T read(ResultRow row, Found<T> found) {
            T read = rows.map(row);
            Slot<T, ?> slot = owners.of(row, read, found);
            if (slot != null) {
                slot.add(read);
            }
            return read;
        }

        /** The same, but the error of a row that cannot be read is put there, and the rows after it are read on. */
        Object orFault(ResultRow row, Found<T> found) {
            try {
                return read(row, found);
            } catch (Throwable error) { // what makes a row and its key is the user's in part
                Slot<T, ?> slot = owner(row, found);
                if (slot == null) {
                    found.unclear(error);
                } else {
                    slot.fail(error);
                }
                return FAULTY;
            }
        }

        private @Nullable Slot<T, ?> owner(ResultRow row, Found<T> found) {
            try {
                return owners.of(row, null, found);
            } catch (Throwable unreadable) {
                return null;
            }
        }
    }

    /** Tells whose a row is. */
    @FunctionalInterface
    interface Owners<T> {
        /**
         * Where the row is put, or null if it has no key.
         *
         * @param read the row, or null if it cannot be read, but in its columns
         */
        @Nullable
        Slot<T, ?> of(ResultRow row, @Nullable T read, Found<T> found);
    }

    private static final List<? extends Expression<?>> NUMBER = List.of(new Expression.CountAll<>());

    /** Entities by their id, composite or not. */
    public static <E, K> Lookup<E, K> byId(EntityType<E, K> type) {
        boolean shared = EntityKeys.shareEquality(type.idColumns());
        Select all = Select.from(type.table(), type.columns());
        return new Lookup<>(
                new Kind("id", type, type.table(), type.idColumns(), null),
                type.name() + " by id",
                key -> EntityKeys.comparable(type, key),
                keys -> {
                    if (keys.size() == 1) {
                        return all.where(EntityKeys.is(type, keys.get(0)));
                    }
                    return shared ? all.where(EntityKeys.in(type, keys)) : all.asking(EntityKeys.asked(type, keys));
                },
                shared ? idReader(type) : told(type, type.columns().size()),
                type);
    }

    /** Entities by a column of theirs. */
    public static <E, T> Lookup<E, T> byColumn(EntityType<E, ?> type, Column<E, T> column) {
        int index = type.columns().indexOf(column);
        Select all = Select.from(type.table(), type.columns());
        return new Lookup<>(
                new Kind("column", type, type.table(), List.of(column), null),
                type.name() + " by " + column.name(),
                key -> normal(column, key),
                keys -> among(all, column, keys),
                column.type().sharesEquality()
                        ? columnReader(type, column, index)
                        : told(type, type.columns().size()),
                type);
    }

    private static <E, T> Reader<E> columnReader(EntityType<E, ?> type, Column<E, T> column, int index) {
        return new Reader<>(type, (row, entity, found) -> keyed(column, row.get(index, column), found));
    }

    /** The rows of a relation by the key of the parent; those of a to-one relation are looked up as any other by id. */
    @SuppressWarnings("unchecked") // the keys of a link are of the type that the relation's handles hold
    static <T> Lookup<T, Object> related(Relation<?, T> relation) {
        return relation instanceof ToOne<?, T, ?> toOne
                ? (Lookup<T, Object>) (Lookup<T, ?>) byId(toOne.target())
                : (Lookup<T, Object>) (Lookup<T, ?>) linked(relation.path(), relation.link());
    }

    /** The number of rows of a relation by the key of the parent; no row for none. */
    @SuppressWarnings("unchecked") // as above
    static Lookup<Long, Object> counted(Relation<?, ?> relation) {
        return (Lookup<Long, Object>) (Lookup<Long, ?>) counted(relation.path(), relation.link());
    }

    private static <T, K> Lookup<T, K> linked(String path, Link<T, K> link) {
        Load<T, K> load = new Load<>(link, null, List.of());
        return new Lookup<>(kind("related", link), path, load::normal, load::select, load.reader(), link.target());
    }

    private static <K> Lookup<Long, K> counted(String path, Link<?, K> link) {
        Column<?, K> match = link.match();
        Table table = link.joinTable() == null ? match.table() : link.joinTable();
        Select counts =
                present(Select.from(table, List.of(match, NUMBER.get(0))).groupBy(List.of(match)), link);
        return new Lookup<>(
                kind("count", link),
                "the number of " + path,
                key -> normal(match, key),
                keys -> among(counts, match, keys),
                match.type().sharesEquality() ? countReader(match) : told(Lookup::count, 2),
                null);
    }

    private static <K> Reader<Long> countReader(Column<?, K> match) {
        return new Reader<>(Lookup::count, (row, number, found) -> keyed(match, row.get(0, match), found));
    }

    private static <T, K> @Nullable Slot<T, ?> keyed(Column<?, K> column, @Nullable K key, Found<T> found) {
        return key == null ? null : found.keyed(normal(column, key));
    }

    private static long count(ResultRow row) {
        Long count = row.get(1, ColumnType.LONG);
        return count == null ? 0 : count;
    }

    /** Only rows of a join table whose related row is there, as a load finds them. */
    private static Select present(Select select, Link<?, ?> link) {
        Column<?, ?> joinColumn = link.joinColumn();
        return joinColumn == null
                ? select
                : select.where(new Condition.Exists<>(
                        List.of(joinColumn), link.target().idColumns(), null));
    }

    private static <E, K> Reader<E> idReader(EntityType<E, K> type) {
        return new Reader<>(type, (row, entity, found) -> {
            Object key = entity == null ? EntityKeys.comparable(type, row) : comparable(type, entity);
            return key == null ? null : found.keyed(key);
        });
    }

    private static <E, K> @Nullable Object comparable(EntityType<E, K> type, E entity) {
        K id = EntityKeys.stored(type, entity);
        return id == null ? null : EntityKeys.comparable(type, id);
    }

    private static <K> Object normal(Column<?, K> column, K key) {
        return EntityKeys.comparable(column.type().encode(key));
    }

    /** Reads rows whose key's number comes behind so many columns. */
    static <T> Reader<T> numbered(RowMapper<T> mapper, int columns) {
        return new Reader<>(mapper, (row, read, found) -> found.numbered(number(row, columns)));
    }

    /** The same, but without a number of a single key, whose are all rows. */
    private static <T> Reader<T> told(RowMapper<T> mapper, int columns) {
        return new Reader<>(mapper, (row, read, found) -> found.numbered(found.size() == 1 ? 1 : number(row, columns)));
    }

    private static long number(ResultRow row, int columns) {
        Long number = row.get(columns, ColumnType.LONG);
        return number == null ? 0 : number;
    }

    /** The rows in which the column's value is among the keys; a single one is compared. */
    private static <S, K> Select among(Select all, Column<S, K> column, List<K> keys) {
        if (keys.size() == 1) {
            return all.where(new Condition.Comparison<>(column, Condition.Operator.EQ, keys.get(0)));
        }
        return column.type().sharesEquality()
                ? all.where(new Condition.In<>(column, keys, false))
                : all.asking(asked(column, keys));
    }

    static <S, K> Condition.KeyIn<S> asked(Column<S, K> column, List<K> keys) {
        return new Condition.KeyIn<>(
                List.of(column), keys.stream().map(key -> List.<Object>of(key)).toList());
    }

    private static Kind kind(String by, Link<?, ?> link) {
        return new Kind(by, link.target(), link.match().table(), List.of(link.match()), link.joinColumn());
    }

    /** What lookups of one kind share; hashed at every lookup, so its hash is kept. */
    private static final class Kind {
        private final List<Object> parts;
        private final int hash;

        Kind(
                String by,
                EntityType<?, ?> target,
                Table table,
                List<? extends Column<?, ?>> columns,
                @Nullable Column<?, ?> joinColumn) {
            this.parts = List.of(by, target, table, columns, Optional.ofNullable(joinColumn));
            this.hash = parts.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Kind kind && hash == kind.hash && parts.equals(kind.parts);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
