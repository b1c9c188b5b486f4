package dev.leat.mapper.it.chinook;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A line of a CSV file.
 *
 * @param values by column, without those that are null
 */
record CsvRow(Map<String, String> values) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    @Nullable
    String textOrNull(String column) {
        return values.get(column);
    }

    String text(String column) {
        return Objects.requireNonNull(textOrNull(column), column);
    }

    @Nullable
    Integer numberOrNull(String column) {
        String text = textOrNull(column);
        return text == null ? null : Integer.valueOf(text);
    }

    int number(String column) {
        return Integer.parseInt(text(column));
    }

    BigDecimal decimal(String column) {
        return new BigDecimal(text(column));
    }

    @Nullable
    LocalDateTime timeOrNull(String column) {
        String text = textOrNull(column);
        return text == null ? null : LocalDateTime.parse(text, TIME);
    }

    LocalDateTime time(String column) {
        return LocalDateTime.parse(text(column), TIME);
    }
}
