package dev.leat.core.execution;

import dev.leat.core.Database;
import dev.leat.core.query.Column;
import dev.leat.core.query.ColumnSize;
import dev.leat.core.query.ColumnType;
import dev.leat.core.query.Query;
import dev.leat.core.query.Table;
import dev.leat.core.query.ValueColumn;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Mono;

/** The database that a contract is held on, and short ways to ask it. Every method blocks. */
interface ContractDatabase {
    /** No operation of a contract may take longer. */
    Duration LIMIT = Duration.ofSeconds(20);

    /** The database under test, with a pool of at least two. */
    Database database();

    /** What only PostgreSQL does. */
    default boolean isPostgres() {
        return database().renderer().dialect().name().equals("PostgreSQL");
    }

    /** All rows of a query. */
    default <T> List<T> rows(Query query, RowMapper<T> mapper) {
        return await(database().executor().rows(database().renderer().render(query), mapper, 1_000_000));
    }

    /** The number of rows that a query changes. */
    default long update(Query query) {
        return await(database().executor().update(database().renderer().render(query)));
    }

    /** Runs statements without parameters, one after the other. */
    default void run(String... statements) {
        for (String statement : statements) {
            await(database().sql(statement).update());
        }
    }

    /** The first column of the only row. */
    default <T> T value(Class<T> type, String sql) {
        return await(database().sql(sql).as(type).one());
    }

    /** How this database names a column type. */
    default String typeName(ColumnType<?> type) {
        return database().renderer().dialect().typeName(type.sqlType(), ColumnSize.NONE);
    }

    /** What the publisher gives. */
    default <T> T await(Mono<T> publisher) {
        return Objects.requireNonNull(publisher.block(LIMIT), "empty");
    }

    /** Waits until an assertion holds. */
    default void eventually(Runnable assertion) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                assertion.run();
                return;
            } catch (AssertionError notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
                Mono.delay(Duration.ofMillis(5)).block(LIMIT);
            }
        }
    }

    /** A column of a table, as generated code would declare it. */
    static <T> Column<Object, T> column(Table table, String name, ColumnType<T> type) {
        return new ValueColumn<>(table, name, type, true, ColumnSize.NONE);
    }
}
