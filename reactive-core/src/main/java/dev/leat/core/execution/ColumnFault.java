package dev.leat.core.execution;

import dev.leat.core.error.DataException;
import dev.leat.core.error.DriverFailure;
import dev.leat.core.error.ErrorText;
import dev.leat.core.query.ColumnType;
import io.r2dbc.spi.ColumnMetadata;
import io.r2dbc.spi.Row;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The errors of reading one column. Each names the column, its type in the database and the Java type; never the value.
 *
 * @param names the column's name, if the driver tells it
 * @param what the column, its type in the database, and what it is read as
 */
record ColumnFault(List<String> names, String what) {
    static ColumnFault of(Row row, int position, ColumnType<?> type) {
        try {
            ColumnMetadata column = row.getMetadata().getColumnMetadata(position);
            String databaseType = column.getType().getName().toLowerCase(Locale.ROOT);
            return new ColumnFault(
                    List.of(column.getName()), "\"" + column.getName() + "\" (" + databaseType + ") as " + type);
        } catch (RuntimeException unknown) { // no such column, or a type that the driver has no name for
            return new ColumnFault(List.of(), (position + 1) + " of the result as " + type);
        }
    }

    /** H2's driver calls itself without an end for a column of these types. */
    private static final Set<String> ENDLESS = Set.of("ROW", "GEOMETRY");

    /** Refuses a column that the driver cannot read, before it is asked for it. */
    static void requireKnown(Row row, int position, ColumnType<?> type) {
        ColumnMetadata column = row.getMetadata().getColumnMetadata(position);
        String name = column.getType().getName().toUpperCase(Locale.ROOT);
        if (ENDLESS.stream().anyMatch(name::startsWith)) {
            ErrorText text = ErrorText.of("UnreadableValue", "The driver cannot read a " + name + ".")
                    .why("It has no Java type for it.")
                    .fix("Cast the column in SQL: cast(x as varchar), or select its parts.");
            throw new DataException(text, null);
        }
    }

    /** The error of a conversion, told with its column. */
    DataException locate(DataException found) {
        ErrorText text = found.text();
        return found.at(names, text.what("Reading column " + what + ": " + text.what()));
    }

    /** What the driver throws is not passed on: its text may repeat the value. */
    DataException refused(Throwable refused) {
        ErrorText text = ErrorText.of("UnreadableValue", "The driver cannot read column " + what + ".")
                .why("The result has no such column, or its type is another.")
                .fix("Select the column in its place, with the type that it is mapped as.");
        return new DataException(text, new DriverFailure(refused, null, CleanText.of(refused))).at(names, text);
    }
}
