package dev.leat.mapper.it.chinook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV as RFC 4180 has it: commas, quotes doubled inside quotes, line breaks inside quotes. An empty field without
 * quotes is null, as PostgreSQL writes it.
 */
final class Csv {
    private static final int END = -1;

    private final String text;
    private int at;

    private Csv(String text) {
        this.text = text;
    }

    /** The lines after the header. */
    static List<CsvRow> rows(Path file) {
        try {
            return new Csv(Files.readString(file, UTF_8)).rows();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines after the header, of a file's text. */
    static List<CsvRow> parse(String text) {
        return new Csv(text).rows();
    }

    private List<CsvRow> rows() {
        List<@Nullable String> header = line();
        List<CsvRow> rows = new ArrayList<>();
        while (at < text.length()) {
            List<@Nullable String> line = line();
            if (line.size() != header.size()) {
                throw new IllegalStateException("A line of " + line.size() + " fields before character " + at);
            }
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < line.size(); i++) {
                String name = header.get(i);
                String value = line.get(i);
                if (name != null && value != null) {
                    values.put(name, value);
                }
            }
            rows.add(new CsvRow(values));
        }
        return rows;
    }

    private List<@Nullable String> line() {
        List<@Nullable String> fields = new ArrayList<>();
        fields.add(field());
        while (current() == ',') {
            at++;
            fields.add(field());
        }
        if (current() == '\r') {
            at++;
        }
        if (current() != END && current() != '\n') {
            throw new IllegalStateException("No end of the line at character " + at);
        }
        at++;
        return fields;
    }

    private @Nullable String field() {
        if (current() == '"') {
            return quoted();
        }
        int start = at;
        while (current() != END && ",\r\n".indexOf(current()) < 0) {
            at++;
        }
        return at == start ? null : text.substring(start, at);
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        at++;
        while (current() != '"' || next() == '"') {
            if (current() == END) {
                throw new IllegalStateException("A quote that never ends");
            }
            value.append(text.charAt(at));
            at += current() == '"' ? 2 : 1;
        }
        at++;
        return value.toString();
    }

    private int current() {
        return at < text.length() ? text.charAt(at) : END;
    }

    private int next() {
        return at + 1 < text.length() ? text.charAt(at + 1) : END;
    }
}
