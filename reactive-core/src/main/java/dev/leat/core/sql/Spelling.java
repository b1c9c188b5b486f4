package dev.leat.core.sql;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import dev.leat.core.query.Column;
import dev.leat.core.query.ColumnType;
import dev.leat.core.query.Expression;
import dev.leat.core.query.SqlType;
import dev.leat.core.query.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The pieces of one statement as they are found, and the values of its placeholders. The pieces alone are the statement's
 * shape: equal shapes have equal text, so the text is made once per shape. Values never are a piece.
 */
final class Spelling {
    /** Stands where a placeholder goes. */
    private static final Object PLACEHOLDER = new Object();

    /** Deeper conditions would overflow this stack, or the database's. */
    private static final int MAX_DEPTH = 1_000;

    private final List<Object> pieces = new ArrayList<>(24);
    private final List<Bind> binds = new ArrayList<>(4);
    private int depth;

    /**
     * One level down into a condition.
     *
     * @throws UsageException if it is too deep
     */
    void down() {
        depth++;
        if (depth > MAX_DEPTH) {
            throw new UsageException(
                    ErrorText.of("TooDeep", "A condition has more than " + MAX_DEPTH + " levels of and, or and not.")
                            .why("Databases refuse to read what is nested so deep.")
                            .fix("Collect the terms in a list, and combine them with Condition.all or Condition.any."),
                    null);
        }
    }

    void up() {
        depth--;
    }

    Spelling text(String constant) {
        pieces.add(constant);
        return this;
    }

    Spelling table(Table table) {
        pieces.add(table);
        return this;
    }

    /** A column behind an alias such as {@code t0.}; the alias is empty where one table is in sight. */
    Spelling column(String alias, Column<?, ?> column) {
        if (!alias.isEmpty()) {
            pieces.add(alias);
        }
        pieces.add(new Name(column.name()));
        return this;
    }

    Spelling columns(String alias, List<? extends Expression<?>> columns) {
        pieces.add(new Names(alias, columns));
        return this;
    }

    <T> Spelling bind(ColumnType<T> type, @Nullable T value) {
        pieces.add(PLACEHOLDER);
        binds.add(new Bind(value == null ? null : type.encode(value), type.driverType()));
        return this;
    }

    /** A value that is compared as the column's type and collation say. */
    <T> Spelling compare(Column<?, T> column, T value) {
        pieces.add(PLACEHOLDER);
        ColumnType<T> type = column.type();
        binds.add(new Bind(type.encode(value), type.driverType(), true));
        return this;
    }

    /** All values as one array behind one placeholder, compared as the column's type and collation say. */
    <T> Spelling compareArray(Column<?, T> column, List<T> values) {
        pieces.add(PLACEHOLDER);
        return array(column.type(), values.size(), values::get, true);
    }

    /** All values as one array for {@code unnest}, whose elements are compared as the column's type and collation say. */
    <T> Spelling unnestKeys(Column<?, T> column, int size, IntFunction<@Nullable T> values) {
        ColumnType<T> type = column.type();
        pieces.add(type.sharesEquality() ? type.sqlType() : new Keys(column.table(), column.name()));
        return array(type, size, values, true);
    }

    /** All values as one array behind one placeholder, with the cast that {@code unnest} needs. */
    <T> Spelling bindCastArray(ColumnType<T> type, int size, IntFunction<@Nullable T> values) {
        pieces.add(type.sqlType());
        return array(type, size, values, false);
    }

    private <T> Spelling array(ColumnType<T> type, int size, IntFunction<@Nullable T> values, boolean compared) {
        @Nullable Object[] array = type.newArray(size);
        for (int i = 0; i < size; i++) {
            T value = values.apply(i);
            array[i] = value == null ? null : type.encode(value);
        }
        binds.add(new Bind(array, array.getClass(), compared));
        return this;
    }

    List<Bind> binds() {
        return binds;
    }

    Shape shape() {
        return new Shape(pieces.toArray());
    }

    /** A quoted column name. */
    private record Name(String name) {}

    /** A placeholder for an array of keys of this column. */
    private record Keys(Table table, String column) {
        String text(int number, Dialect dialect) {
            StringBuilder name = new StringBuilder();
            Shape.append(name, dialect, table);
            return dialect.keysPlaceholder(number, name.toString(), dialect.quote(column));
        }
    }

    /** A select list; compared by its names, which are all that its text is made of. */
    private record Names(String alias, List<? extends Expression<?>> columns) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Names names
                    && names.alias.equals(alias)
                    && (names.columns == columns || isSame(names.columns, columns));
        }

        private static boolean isSame(List<? extends Expression<?>> one, List<? extends Expression<?>> other) {
            if (one.size() != other.size()) {
                return false;
            }
            for (int i = 0; i < one.size(); i++) {
                if (!name(one.get(i)).equals(name(other.get(i)))) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int hashCode() {
            int hash = alias.hashCode();
            for (Expression<?> column : columns) {
                hash = 31 * hash + name(column).hashCode();
            }
            return hash;
        }

        /** A column's name, or for what is no column its class, which equals no name. */
        private static Object name(Expression<?> expression) {
            return expression instanceof Column<?, ?> column ? column.name() : expression.getClass();
        }

        void append(StringBuilder sql, Dialect dialect) {
            String separator = "";
            for (Expression<?> expression : columns) {
                sql.append(separator);
                separator = ", ";
                if (expression instanceof Column<?, ?> column) {
                    sql.append(alias).append(dialect.quote(column.name()));
                } else if (expression instanceof Expression.CountAll) {
                    sql.append("count(*)");
                } else {
                    sql.append('1');
                }
            }
        }
    }

    /** A statement without its values. */
    static final class Shape {
        /** Larger ones are of a length that depends on the data: kept, they would fill the memory. */
        private static final int MAX_KEPT = 1_000;

        private final Object[] pieces;
        private final int hash;

        Shape(Object[] pieces) {
            this.pieces = pieces;
            this.hash = Arrays.hashCode(pieces);
        }

        boolean isWorthKeeping() {
            return pieces.length <= MAX_KEPT;
        }

        String text(Dialect dialect) {
            StringBuilder sql = new StringBuilder(160);
            int number = 0;
            for (Object piece : pieces) {
                if (piece instanceof String text) {
                    sql.append(text);
                } else if (piece instanceof Name name) {
                    sql.append(dialect.quote(name.name()));
                } else if (piece instanceof Names names) {
                    names.append(sql, dialect);
                } else if (piece instanceof Table table) {
                    append(sql, dialect, table);
                } else if (piece instanceof SqlType element) {
                    sql.append(dialect.arrayPlaceholder(++number, element));
                } else if (piece instanceof Keys keys) {
                    sql.append(keys.text(++number, dialect));
                } else {
                    sql.append('$').append(++number);
                }
            }
            return sql.toString();
        }

        private static void append(StringBuilder sql, Dialect dialect, Table table) {
            if (table.schema() != null) {
                sql.append(dialect.quote(table.schema())).append('.');
            }
            sql.append(dialect.quote(table.name()));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Shape shape && hash == shape.hash && Arrays.equals(pieces, shape.pieces);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
