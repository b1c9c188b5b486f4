package dev.leat.mapper.fetch;

import dev.leat.core.execution.ResultRow;
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
    /** Reads rows. */
    @FunctionalInterface
    interface Reader<T> {
        T read(ResultRow row, Found<T> found);
    }

    private static final List<? extends Expression<?>> NUMBER = List.of(new Expression.CountAll<>());

    /** Entities by their id, composite or not. */
    public static <E, K> Lookup<E, K> byId(EntityType<E, K> type) {
        return new Lookup<>(
                new Kind("id", type, type.table(), type.idColumns(), null),
                type.name() + " by id",
                key -> EntityKeys.comparable(type, key),
                keys -> Select.from(type.table(), type.columns())
                        .where(keys.size() == 1 ? EntityKeys.is(type, keys.get(0)) : EntityKeys.in(type, keys)),
                idReader(type),
                type);
    }

    /** Entities by a column of theirs. */
    public static <E, T> Lookup<E, T> byColumn(EntityType<E, ?> type, Column<E, T> column) {
        int index = type.columns().indexOf(column);
        return new Lookup<>(
                new Kind("column", type, type.table(), List.of(column), null),
                type.name() + " by " + column.name(),
                key -> normal(column, key),
                keys -> Select.from(type.table(), type.columns()).where(among(column, keys)),
                (row, found) -> {
                    E entity = type.map(row);
                    T value = row.get(index, column);
                    if (value != null) {
                        found.add(normal(column, value), entity);
                    }
                    return entity;
                },
                type);
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
        return new Lookup<>(
                kind("count", link),
                "the number of " + path,
                key -> normal(match, key),
                keys -> Select.from(table, List.of(match, NUMBER.get(0)))
                        .where(among(match, keys))
                        .groupBy(List.of(match)),
                (row, found) -> {
                    Long count = row.get(1, ColumnType.LONG);
                    K key = row.get(0, match);
                    long number = count == null ? 0 : count;
                    if (key != null) {
                        found.add(normal(match, key), number);
                    }
                    return number;
                },
                null);
    }

    private static <E, K> Reader<E> idReader(EntityType<E, K> type) {
        return (row, found) -> {
            E entity = type.map(row);
            K id = type.id(entity);
            if (id != null) {
                found.add(EntityKeys.comparable(type, id), entity);
            }
            return entity;
        };
    }

    private static <K> Object normal(Column<?, K> column, K key) {
        return EntityKeys.comparable(column.type().encode(key));
    }

    /** The column's value is among the keys; a single one is compared. */
    private static <S, K> Condition<S> among(Column<S, K> column, List<K> keys) {
        return keys.size() == 1
                ? new Condition.Comparison<>(column, Condition.Operator.EQ, keys.get(0))
                : new Condition.In<>(column, keys, false);
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
