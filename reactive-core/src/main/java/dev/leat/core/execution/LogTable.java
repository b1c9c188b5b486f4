package dev.leat.core.execution;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A log as people read it. */
final class LogTable {
    private static final int LINES = 30;
    private static final int WIDTH = 300;
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private LogTable() {}

    static String of(QueryLog log) {
        List<QueryLog.Entry> entries = log.entries();
        StringBuilder table = new StringBuilder(summary(log, entries));
        if (!entries.isEmpty()) {
            table.append(String.format(
                    Locale.ROOT,
                    "%n%5s %7s %8s %5s %5s %6s  %s",
                    "count",
                    "rows",
                    "ms",
                    "keys",
                    "again",
                    "errors",
                    "sql"));
        }
        entries.stream().limit(LINES).forEach(entry -> table.append(line(entry)));
        if (entries.size() > LINES) {
            table.append(String.format(Locale.ROOT, "%n  … and %,d more texts", entries.size() - LINES));
        }
        log.findings()
                .forEach(finding -> table.append(System.lineSeparator())
                        .append("N+1: ")
                        .append(finding.text().what()));
        return table.toString();
    }

    /** What a control statement is called. */
    static String firstWord(String sql) {
        return SPACES.split(sql.strip(), 2)[0].toUpperCase(Locale.ROOT);
    }

    private static String summary(QueryLog log, List<QueryLog.Entry> entries) {
        long rows = entries.stream().mapToLong(QueryLog.Entry::rows).sum();
        long nanos = entries.stream().mapToLong(entry -> entry.time().toNanos()).sum();
        Map<String, Long> controls = log.controls();
        return plural(log.statements(), "statement") + ", " + plural(rows, "row") + ", " + millis(nanos) + " ms"
                + (controls.isEmpty() ? "" : controls(controls));
    }

    private static String plural(long number, String word) {
        return String.format(Locale.ROOT, "%,d %s", number, number == 1 ? word : word + "s");
    }

    private static String controls(Map<String, Long> controls) {
        return controls.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey())
                .collect(Collectors.joining(", ", " (and ", ")"));
    }

    private static String line(QueryLog.Entry entry) {
        return String.format(
                Locale.ROOT,
                "%n%5d %7d %8s %5s %5s %6s  %s",
                entry.count(),
                entry.rows(),
                millis(entry.time().toNanos()),
                orBlank(entry.keys()),
                orBlank(entry.duplicates()),
                orBlank(entry.errors()),
                shortened(entry.sql()));
    }

    private static String millis(long nanos) {
        return String.format(Locale.ROOT, "%.1f", nanos / 1e6);
    }

    private static String orBlank(long number) {
        return number == 0 ? "" : Long.toString(number);
    }

    /** The middle is cut: what is selected is at the start, and the conditions that tell texts apart are at the end. */
    static String shortened(String sql) {
        String line = SPACES.matcher(sql.strip()).replaceAll(" ");
        if (line.length() <= WIDTH) {
            return line;
        }
        int where = Math.max(line.toLowerCase(Locale.ROOT).indexOf(" from "), line.length() - WIDTH * 2 / 3);
        int tail = Math.min(line.length() - where, WIDTH * 2 / 3);
        return line.substring(0, WIDTH - tail) + " … "
                + line.substring(where, where + tail).strip();
    }
}
