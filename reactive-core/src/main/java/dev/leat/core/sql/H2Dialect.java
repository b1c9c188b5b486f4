package dev.leat.core.sql;

import dev.leat.core.query.ColumnSize;
import dev.leat.core.query.SqlType;

/** H2 2.x. Times state their precision, and decimals are {@code decfloat}, because plain {@code numeric} has scale 0. */
record H2Dialect() implements Dialect {
    private static final int MAX_IDENTIFIER_BYTES = 256;

    @Override
    public String name() {
        return "H2";
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
            case NUMERIC ->
                size.precision() == 0
                        ? "decfloat"
                        : "numeric(" + size.precision() + ", " + Math.max(size.scale(), 0) + ")";
            case WHOLE_NUMERIC -> size.precision() == 0 ? "numeric(100000)" : "numeric(" + size.precision() + ")";
            case TEXT -> size.length() == 0 ? "varchar" : "varchar(" + size.length() + ")";
            case UUID -> "uuid";
            case DATE -> "date";
            case TIME -> "time(6)";
            case TIMESTAMP -> "timestamp(6)";
            case TIMESTAMP_TZ -> "timestamp(6) with time zone";
            case BYTES -> "varbinary";
        };
    }

    @Override
    public String arrayPlaceholder(int number, SqlType element) {
        return "cast($" + number + " as " + typeName(element, ColumnSize.NONE) + " array)";
    }

    /** Of a text and a column's value H2 compares both as the column's type, {@code char} and {@code varchar_ignorecase} too. */
    @Override
    public String keysPlaceholder(int number, String table, String column) {
        return arrayPlaceholder(number, SqlType.TEXT);
    }

    @Override
    public boolean hasReturning() {
        return false;
    }

    @Override
    public boolean hasUpdateFrom() {
        return false;
    }

    @Override
    public boolean joinsKeys() {
        return true;
    }
}
