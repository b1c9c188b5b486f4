package dev.leat.benchmarks.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A series as text: a line for each contestant, a column for each number, and another table of the 99th percentiles. */
record SeriesTable(Series series, Results results) {
    private static final int P99 = 2;

    String text() {
        List<Map.Entry<String, List<ResultRow>>> workloads = series.workloads(results);
        List<ResultRow> rows =
                workloads.stream().flatMap(entry -> entry.getValue().stream()).toList();
        TimeScale scale = TimeScale.of(rows);
        StringBuilder text = new StringBuilder("### %s: %s%n%n%s by %s; how many times as fast as raw.%n%n"
                .formatted(series.prefix(), series.title(), scale.label(), series.axis()));
        table(text, workloads, row -> time(row, scale));
        if (rows.stream().anyMatch(row -> row.latencies().size() > P99)) {
            text.append("%nThe 99th percentile in ms by %s.%n%n".formatted(series.axis()));
            table(text, workloads, SeriesTable::percentile);
        }
        return text.append('\n').toString();
    }

    private void table(StringBuilder text, List<Map.Entry<String, List<ResultRow>>> workloads, Cell cell) {
        text.append(workloads.stream()
                .map(entry -> "%,d".formatted(Series.number(entry.getKey())))
                .collect(Collectors.joining(" | ", "| | ", " |\n")));
        text.append("|---|").append("--:|".repeat(workloads.size())).append('\n');
        for (String contestant : results.contestants()) {
            String name = contestant.equals(ResultRow.OURS) ? "**" + contestant + "**" : contestant;
            text.append(workloads.stream()
                    .map(entry -> results.row(entry.getKey(), contestant)
                            .map(cell::of)
                            .orElse(""))
                    .collect(Collectors.joining(" | ", "| " + name + " | ", " |\n")));
        }
    }

    private static String time(ResultRow row, TimeScale scale) {
        Double ratio = row.ratioToRaw();
        return row.counts()
                ? scale.text(row.time()) + (ratio == null ? "" : ", " + Numbers.ratio(ratio))
                : row.verdict();
    }

    private static String percentile(ResultRow row) {
        return row.counts() && row.latencies().size() > P99
                ? Numbers.number(row.latencies().get(P99) / 1_000)
                : row.verdict();
    }

    /** What stands for a row. */
    private interface Cell {
        String of(ResultRow row);
    }
}
