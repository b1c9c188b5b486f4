package dev.leat.mapper.it.chinook;

import dev.leat.mapper.mapping.EntityType;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A row as text, the same whether it comes from an entity, from SQL or from a CSV file. */
final class RowText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private RowText() {}

    static <E> String of(EntityType<E, ?> type, E entity) {
        Map<String, String> row = new TreeMap<>();
        for (int i = 0; i < type.columns().size(); i++) {
            put(row, type.columns().get(i).name(), type.value(entity, i));
        }
        return row.toString();
    }

    static String of(CsvRow csv) {
        return new TreeMap<>(csv.values()).toString();
    }

    /** The columns of a row of SQL that are named with this prefix. */
    static String of(String prefix, Map<String, @Nullable Object> values) {
        Map<String, String> row = new TreeMap<>();
        values.forEach((name, value) -> {
            String lower = name.toLowerCase(Locale.ROOT);
            if (lower.startsWith(prefix)) {
                put(row, lower.substring(prefix.length()), value);
            }
        });
        return row.toString();
    }

    private static void put(Map<String, String> row, String column, @Nullable Object value) {
        if (value instanceof LocalDateTime time) {
            row.put(column, TIME.format(time));
        } else if (value instanceof BigDecimal number) {
            row.put(column, number.toPlainString());
        } else if (value != null) {
            row.put(column, value.toString());
        }
    }
}
