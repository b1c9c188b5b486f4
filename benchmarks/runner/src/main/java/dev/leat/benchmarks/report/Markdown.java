package dev.leat.benchmarks.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A dated result for {@code RESULTS.md}: first where Leat is behind, then everything. */
public final class Markdown {
    private final StringBuilder text = new StringBuilder();
    private final RunInfo info;
    private final Results results;

    private Markdown(RunInfo info, Results results) {
        this.info = info;
        this.results = results;
    }

    /** Writes the section. */
    public static void write(Path file, RunInfo info, List<ResultRow> rows) throws IOException {
        Files.writeString(file, new Markdown(info, new Results(rows)).section());
    }

    private String section() {
        line("## " + info.date().toLocalDate() + ", " + info.run() + " run");
        line("");
        line("- Machine: " + info.machine().text());
        line("- JVM: " + info.jvm());
        line("- " + info.database() + (info.settings().isEmpty() ? "" : ": " + info.settingsText()));
        info.versions().forEach((name, versions) -> line("- " + name + ": " + String.join(", ", versions)));
        line("- It took " + info.duration() + ".");
        line("");
        losses();
        unchecked();
        results.byWorkload().forEach((workload, rows) -> {
            if (!Series.replacesBars(workload, results)) {
                table(workload, rows);
            }
        });
        Series.in(results).stream()
                .filter(series -> series.workloads(results).stream()
                        .anyMatch(entry -> Series.replacesBars(entry.getKey(), results)))
                .forEach(series -> text.append(new SeriesTable(series, results).text()));
        return text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void losses() {
        line("### Where Leat is behind");
        line("");
        Map<String, List<Results.Loss>> losses = results.losses();
        if (!results.contestants().contains(ResultRow.OURS)) {
            line("Leat did not run.");
        } else if (losses.isEmpty()) {
            line("Nowhere in this run.");
        } else {
            line(Results.HOW_TO_READ_LOSSES);
            line("");
            line("| workload | peers |");
            line("|---|---|");
            losses.forEach((workload, each) -> line(
                    "| %s | %s |".formatted(workload, cell(Results.text(each)).replace("*", "\\*"))));
        }
        line("");
    }

    /** Each reason once, with those contestants together that have it at the same workloads. */
    private void unchecked() {
        Map<String, Map<String, Set<String>>> workloadsOf = new LinkedHashMap<>();
        results.rows().stream()
                .filter(row -> !row.checked())
                .forEach(row -> workloadsOf
                        .computeIfAbsent(row.reason(), reason -> new LinkedHashMap<>())
                        .computeIfAbsent(row.contestant(), contestant -> new LinkedHashSet<>())
                        .add(row.workload()));
        if (workloadsOf.isEmpty()) {
            return;
        }
        line("### Failed, wrong or not offered");
        line("");
        workloadsOf.forEach((reason, each) -> each.entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue,
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.joining(", "))))
                .forEach((workloads, contestants) ->
                        line("- " + contestants + " at " + String.join(", ", workloads) + ": " + cell(reason))));
        line("");
    }

    private void table(String workload, List<ResultRow> rows) {
        TimeScale scale = TimeScale.of(rows);
        boolean timed = rows.stream().anyMatch(row -> !row.latencies().isEmpty());
        line("### " + workload);
        line("");
        line(capitalised(rows.get(0).description()) + ".");
        line("");
        line("| | " + scale.label() + " | min–max | × raw | statements | round trips | allocated | CPU, µs |"
                + (timed ? " p50, ms | p99, ms |" : ""));
        line("|---|--:|--:|--:|--:|--:|--:|--:|" + (timed ? "--:|--:|" : ""));
        rows.forEach(row -> line(row(row, scale) + (timed ? percentiles(row) : "")));
        line("");
    }

    private static String row(ResultRow row, TimeScale scale) {
        Double min = row.min();
        Double max = row.max();
        String median = row.median() == null ? row.verdict() : scale.text(row.time());
        return "| %s | %s | %s | %s | %s | %s | %s | %s |"
                .formatted(
                        row.isOurs() ? "**" + row.contestant() + "**" : row.contestant(),
                        row.checked() || row.median() == null ? median : median + " (" + row.verdict() + ")",
                        min == null || max == null ? "" : scale.text(min) + "–" + scale.text(max),
                        Numbers.ratio(row.ratioToRaw()),
                        Numbers.number(row.statements()),
                        Numbers.number(row.roundTrips()),
                        Numbers.bytes(row.allocatedBytes()),
                        Numbers.number(row.cpuMicros()));
    }

    private static String percentiles(ResultRow row) {
        return row.latencies().size() < 3
                ? " | |"
                : " %s | %s |"
                        .formatted(
                                Numbers.number(row.latencies().get(0) / 1_000),
                                Numbers.number(row.latencies().get(2) / 1_000));
    }

    private static String cell(String content) {
        return BarChart.shortened(content, 160).replace("|", "\\|");
    }

    private static String capitalised(String sentence) {
        return sentence.substring(0, 1).toUpperCase(Locale.ROOT) + sentence.substring(1);
    }
}
