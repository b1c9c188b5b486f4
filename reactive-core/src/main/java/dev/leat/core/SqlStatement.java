package dev.leat.core;

import dev.leat.core.error.Arguments;
import dev.leat.core.error.DataException;
import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import dev.leat.core.execution.ResultRow;
import dev.leat.core.execution.RowMapper;
import dev.leat.core.execution.StatementExecutor;
import dev.leat.core.query.ColumnType;
import dev.leat.core.sql.Bind;
import dev.leat.core.sql.BoundStatement;
import dev.leat.core.sql.NamedSql;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A hand-written statement with named parameters such as {@code :min}. A value: each method gives a new one. Values are
 * bound, never put into the text; a collection is bound as one array, for {@code = any(:ids)}.
 */
public final class SqlStatement {
    private final StatementExecutor executor;
    private final NamedSql sql;
    private final Map<String, Bind> values;
    private final @Nullable RowsRead listener;

    SqlStatement(StatementExecutor executor, NamedSql sql, Map<String, Bind> values, @Nullable RowsRead listener) {
        this.executor = executor;
        this.sql = sql;
        this.values = values;
        this.listener = listener;
    }

    /** This statement telling of the rows that it gives; for libraries on top of this one. */
    public SqlStatement telling(RowsRead other) {
        return new SqlStatement(executor, sql, values, other);
    }

    /**
     * This statement with a value for a parameter; an enum is bound as its name, a collection as one array.
     *
     * @throws UsageException if there is no such parameter, or no column type for the value's class; for null and for empty
     *     collections, whose type cannot be told
     */
    public SqlStatement bind(String name, @Nullable Object value) {
        if (value == null || (value instanceof Collection<?> none && none.isEmpty())) {
            throw untyped(name);
        }
        if (value instanceof Collection<?> elements) {
            return bindElements(name, ColumnType.of(elements.iterator().next().getClass()), elements);
        }
        if (value instanceof Enum<?> constant) {
            return bind(name, ColumnType.STRING, constant.name());
        }
        return bindAs(name, ColumnType.of(value.getClass()), value);
    }

    /**
     * This statement with a value for a parameter, or null.
     *
     * @throws UsageException if there is no such parameter
     */
    public <T> SqlStatement bind(String name, ColumnType<T> type, @Nullable T value) {
        Arguments.present("type", type);
        return with(name, new Bind(value == null ? null : type.encode(value), type.driverType()));
    }

    /**
     * This statement with all values, of which some may be null, as one array for a parameter.
     *
     * @throws UsageException if there is no such parameter
     */
    public <T> SqlStatement bindAll(String name, ColumnType<T> type, Collection<? extends @Nullable T> elements) {
        @Nullable
        Object[] array = Arguments.present("type", type)
                .newArray(Arguments.present("elements", elements).size());
        int i = 0;
        for (T element : elements) {
            array[i++] = element == null ? null : type.encode(element);
        }
        return with(name, new Bind(array, array.getClass()));
    }

    /** The rows, each mapped by a function of the row or by an entity type. */
    public <T> SqlRows<T> map(RowMapper<T> mapper) {
        return new SqlRows<>(executor, this::bound, Arguments.present("mapper", mapper), listener);
    }

    /**
     * The first column of each row.
     *
     * @throws UsageException if there is no column type for the class
     */
    public <T> SqlRows<T> as(Class<T> scalar) {
        return as(ColumnType.of(Arguments.present("scalar", scalar)));
    }

    /** The first column of each row. A null in it is a {@link DataException}. */
    public <T> SqlRows<T> as(ColumnType<T> scalar) {
        Arguments.present("scalar", scalar);
        return map(row -> scalar(row, scalar));
    }

    /** Sends the statement and gives the number of rows that it changed. */
    public Mono<Long> update() {
        return Mono.defer(() -> executor.update(bound()));
    }

    /**
     * Sends the statement and completes when it has ended: for what gives neither rows nor a number, such as DDL, {@code
     * truncate}, {@code call} and {@code do}, or whose rows do not matter, such as {@code select pg_notify(…)}.
     *
     * @return empty; signals a {@link dev.leat.core.error.LeatException}
     */
    public Mono<Void> run() {
        return Mono.defer(() -> executor.run(bound()));
    }

    private BoundStatement bound() {
        return sql.bind(values);
    }

    private <T> SqlStatement bindElements(String name, ColumnType<T> type, Collection<?> elements) {
        for (Object element : elements) {
            if (!type.javaType().isInstance(element)) {
                throw mixed(name, type, element);
            }
        }
        return bindAll(name, type, elements.stream().map(type.javaType()::cast).toList());
    }

    private static UsageException mixed(String name, ColumnType<?> type, @Nullable Object element) {
        String other = element == null ? "null" : element.getClass().getSimpleName();
        return new UsageException(
                ErrorText.of("MixedTypes", "The values of :" + name + " are " + type + " and " + other + ".")
                        .why("They are bound as one array, whose elements are of one type.")
                        .fix("Convert them to one type, or use bindAll(name, type, collection)."),
                null);
    }

    private static UsageException untyped(String name) {
        return new UsageException(
                ErrorText.of("UntypedValue", "The value of :" + name + " is null or an empty collection.")
                        .why("Its type cannot be told from it.")
                        .fix(
                                "Use bind(name, type, null) or bindAll(name, type, collection), with a type of ColumnType."),
                null);
    }

    private <T> SqlStatement bindAs(String name, ColumnType<T> type, Object value) {
        return bind(name, type, type.javaType().cast(value));
    }

    private SqlStatement with(String name, Bind value) {
        if (!sql.names().contains(name)) {
            throw new UsageException(
                    ErrorText.of("UnknownParameter", "The statement has no parameter :" + name + ".")
                            .why("Its parameters are " + sql.names() + ".")
                            .fix("Bind one of these, or put :" + name + " into the text.")
                            .sql(sql.sql()),
                    null);
        }
        Map<String, Bind> more = new LinkedHashMap<>(values);
        more.put(name, value);
        return new SqlStatement(executor, sql, more, listener);
    }

    private static <T> T scalar(ResultRow row, ColumnType<T> type) {
        T value = row.get(0, type);
        if (value == null) {
            throw new DataException(
                    ErrorText.of("UnexpectedNull", "The first column of a row is null, where a value is read.")
                            .fix("Leave such rows out, or map the row by a function."),
                    null);
        }
        return value;
    }
}
