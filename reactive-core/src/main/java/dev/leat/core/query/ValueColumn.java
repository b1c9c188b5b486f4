package dev.leat.core.query;

/** A column of any type but text. */
public record ValueColumn<S, T>(Table table, String name, ColumnType<T> type, boolean nullable, ColumnSize size)
        implements Column<S, T> {}
