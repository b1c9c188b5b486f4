package dev.leat.mapper.it.chinook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files of comma-separated values with a header, fields in quotes where they need it (RFC 4180). */
final class Csv {
    private Csv() {}

    /** The rows of a file, each by column; an empty field is not in its row. */
    static List<Map<String, String>> rows(Path file) {
        List<List<String>> records = records(read(file));
        List<Map<String, String>> rows = new ArrayList<>();
        for (List<String> fields : records.subList(1, records.size())) {
            Map<String, String> row = new LinkedHashMap<>();
            for (int i = 0; i < fields.size(); i++) {
                if (!fields.get(i).isEmpty()) {
                    row.put(records.get(0).get(i), fields.get(i));
                }
            }
            rows.add(row);
        }
        return rows;
    }

    private static List<List<String>> records(String text) {
        List<List<String>> records = new ArrayList<>();
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (quoted || (c != ',' && c != '\n' && c != '\r')) {
                field.append(c);
            } else if (c != '\r') {
                fields.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    records.add(fields);
                    fields = new ArrayList<>();
                }
            }
        }
        return records;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
