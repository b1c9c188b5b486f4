package dev.leat.mapper.it.chinook;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A column's description as text, the same from the file and from a database's catalogue. */
final class ColumnText {
    private ColumnText() {}

    static Map<String, String> of(CsvRow column) {
        Map<String, @Nullable Object> values = new HashMap<>(column.values());
        values.put("character_maximum_length", column.textOrNull("length"));
        return of(values);
    }

    static Map<String, String> of(Map<String, @Nullable Object> catalogue) {
        Map<String, @Nullable Object> values = new HashMap<>();
        catalogue.forEach((name, value) -> values.put(name.toLowerCase(Locale.ROOT), value));
        String type = text(values, "data_type").replace("timestamp without time zone", "timestamp");
        Map<String, String> column = new TreeMap<>();
        column.put("table", text(values, "table_name"));
        column.put("column", text(values, "column_name"));
        column.put("type", type);
        column.put("nullable", text(values, "is_nullable"));
        if (type.equals("character varying")) {
            column.put("length", text(values, "character_maximum_length"));
        }
        if (type.equals("numeric") || type.equals("integer")) {
            column.put("precision", text(values, "numeric_precision"));
            column.put("scale", text(values, "numeric_scale"));
        }
        return column;
    }

    private static String text(Map<String, @Nullable Object> values, String name) {
        return String.valueOf(values.get(name)).toLowerCase(Locale.ROOT);
    }
}
