package dev.leat.core.sql;

import dev.leat.core.query.ColumnSize;
import dev.leat.core.query.SqlType;

/** PostgreSQL 14 and later. */
record PostgresDialect() implements Dialect {
    private static final int MAX_IDENTIFIER_BYTES = 63;

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public String quote(String identifier) {
        return Identifiers.quote(identifier, MAX_IDENTIFIER_BYTES);
    }

    @Override
    public String typeName(SqlType type, ColumnSize size) {
        return switch (type) {
            case BOOLEAN -> "boolean";
            case SMALLINT -> "smallint";
            case INTEGER -> "integer";
            case BIGINT -> "bigint";
            case REAL -> "real";
            case DOUBLE -> "double precision";
            case NUMERIC -> size.precision() == 0 ? "numeric" : numeric(size);
            case WHOLE_NUMERIC -> size.precision() == 0 ? "numeric" : "numeric(" + size.precision() + ")";
            case TEXT -> size.length() == 0 ? "text" : "varchar(" + size.length() + ")";
            case UUID -> "uuid";
            case DATE -> "date";
            case TIME -> "time";
            case TIMESTAMP -> "timestamp";
            case TIMESTAMP_TZ -> "timestamptz";
            case BYTES -> "bytea";
        };
    }

    @Override
    public String arrayPlaceholder(int number, SqlType element) {
        return "$" + number + "::" + typeName(element, ColumnSize.NONE) + "[]";
    }

    /**
     * Neither the metamodel nor a cast can say that a column is {@code citext}, {@code char} or an enum, or has a collation of
     * its own, and {@code unnest} takes no array of unknown type. Beside an array of the column's own values the parameter
     * has their type. That array is never made: {@code coalesce} looks no further than the parameter.
     */
    @Override
    public String keysPlaceholder(int number, String table, String column) {
        return "coalesce($" + number + ", (select array_agg(x." + column + ") from " + table + " x where false))";
    }

    @Override
    public boolean hasReturning() {
        return true;
    }

    @Override
    public boolean hasUpdateFrom() {
        return true;
    }

    @Override
    public boolean joinsKeys() {
        return false;
    }

    private static String numeric(ColumnSize size) {
        return "numeric(" + size.precision() + ", " + Math.max(size.scale(), 0) + ")";
    }
}
