package dev.leat.core.sql;

import dev.leat.core.error.ErrorText;
import dev.leat.core.error.UsageException;
import dev.leat.core.query.ColumnSize;
import dev.leat.core.query.SqlType;

/** What differs between databases. Placeholders are {@code $1}, {@code $2} … in all of them. */
public sealed interface Dialect permits PostgresDialect, H2Dialect {
    /**
     * The dialect of a database, by the name that its driver gives.
     *
     * @throws UsageException if there is none
     */
    static Dialect of(String name) {
        return switch (name) {
            case "PostgreSQL" -> new PostgresDialect();
            case "H2" -> new H2Dialect();
            default ->
                throw new UsageException(
                        ErrorText.of("UnknownDatabase", "There is no dialect for the database " + name + ".")
                                .fix("Use PostgreSQL or H2."),
                        null);
        };
    }

    /** The database's name, as its driver gives it. */
    String name();

    /**
     * The identifier in quotes.
     *
     * @throws dev.leat.core.error.UsageException if the database would cut or refuse the name
     */
    String quote(String identifier);

    /** The name of a column type in DDL. */
    String typeName(SqlType type, ColumnSize size);

    /** A placeholder that holds an array of such elements, with the cast that the database needs. */
    String arrayPlaceholder(int number, SqlType element);

    /**
     * A placeholder that holds an array of texts, which {@code unnest} makes keys of the type and collation of a column.
     *
     * @param table the column's table, quoted
     * @param column its name, quoted
     */
    String keysPlaceholder(int number, String table, String column);

    /** Whether changed rows come back by {@code returning}; otherwise by a select from {@code final table (…)}. */
    boolean hasReturning();

    /** Whether {@code update … from} and {@code delete … using} are understood; otherwise {@code merge} is. */
    boolean hasUpdateFrom();

    /** Whether keys of several columns are joined, because {@code in (select …)} reads them anew for every row. */
    boolean joinsKeys();
}
