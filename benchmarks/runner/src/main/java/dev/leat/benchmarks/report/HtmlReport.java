package dev.leat.benchmarks.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** {@code index.html}: one page with all charts, which needs nothing else. */
public final class HtmlReport {
    private final RunInfo info;
    private final Results results;
    private final StringBuilder html = new StringBuilder();

    private HtmlReport(RunInfo info, Results results) {
        this.info = info;
        this.results = results;
    }

    /** Writes the page. */
    public static void write(Path file, RunInfo info, List<ResultRow> rows) throws IOException {
        Files.writeString(file, new HtmlReport(info, new Results(rows)).page());
    }

    private String page() {
        html.append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<title>Leat benchmarks</title>\n<style>\n")
                .append(style())
                .append("</style></head><body>\n");
        head();
        tiles();
        section(
                "Every workload, every contestant",
                "How many times as fast as raw: the driver by hand, default settings, in the same rounds. "
                        + "Point at a cell for its time, at a workload for what it does.",
                legend() + new HeatTable(results).html());
        losses();
        bars();
        curves();
        contestants();
        section("How to read this", "", "<p>" + READING.replace("\n", " ").replace("||", "</p><p>") + "</p>");
        html.append("<details><summary>All numbers</summary>")
                .append(Details.numbers(results))
                .append("</details>\n</body></html>\n");
        return html.toString();
    }

    private static final String READING = """
            Every contestant runs in a JVM of its own and gets the same work in the same rounds, in another order each
            round, on the machine named above. A time is the median of its rounds, by unit of work; bars carry the
            fastest and the slowest round as a thin line. Shorter is better.||
            “× raw” compares with the driver by hand in the same round, and is the median of that: 2× is twice as fast.
            Only ratios within this page mean anything; another machine gives other times.||
            Every value that was read, and every row that was written, was compared with what it must be. A contestant
            that gives anything else is shown as wrong, one that fails as failed, one that has no such operation as not
            offered; none is left out.||
            Statements and round trips are counted on the wire, by unit of work; allocated memory and CPU are the
            client's, also by unit.""";

    private void head() {
        html.append("<header><h1>Leat <span>benchmarks</span></h1><p>")
                .append(Svg.escape(
                        info.date().format(DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm xxx", Locale.ENGLISH))))
                .append(" · ")
                .append(Svg.escape(info.run()))
                .append(" run, ")
                .append(info.duration())
                .append("</p><dl>");
        item("Machine", info.machine().text());
        item("JVM", info.jvm());
        item("Database", info.database() + (info.settings().isEmpty() ? "" : " (" + info.settingsText() + ")"));
        html.append("</dl></header>\n");
    }

    private void item(String name, String value) {
        html.append("<dt>%s</dt><dd>%s</dd>".formatted(name, Svg.escape(value)));
    }

    private void section(String title, String text, String content) {
        html.append("<section><h2>").append(title).append("</h2>\n");
        if (!text.isEmpty()) {
            html.append("<p class=\"note\">").append(text).append("</p>\n");
        }
        html.append(content).append("</section>\n");
    }

    /** Leat's main numbers, as large as they deserve. */
    private void tiles() {
        List<ResultRow> ours = results.rows().stream()
                .filter(row -> row.isOurs() && row.workload().startsWith("W"))
                .filter(row -> !Series.replacesBars(row.workload(), results))
                .toList();
        if (ours.isEmpty()) {
            return;
        }
        html.append("<div class=\"tiles\">");
        for (ResultRow row : ours) {
            TimeScale scale = TimeScale.of(List.of(row));
            String big = !row.counts()
                    ? row.verdict()
                    : row.ratioToRaw() == null
                            ? scale.text(row.time()) + " " + scale.name()
                            : Numbers.ratio(row.ratioToRaw()) + "<small> raw</small>";
            html.append("<div class=\"tile\" title=\"%s\"><b>%s</b><strong>%s</strong><span>%s</span></div>\n"
                    .formatted(
                            Svg.escape(row.description()),
                            Svg.escape(row.workload()),
                            big,
                            row.counts() ? scale.text(row.time()) + " " + scale.label() : ""));
        }
        html.append("</div>\n");
    }

    private static String legend() {
        List<String> names = List.of("≤ ¼", "≤ ½", "0.8", "0.95", "like raw", "1.05", "1.25", "2", "4 ≤");
        StringBuilder legend = new StringBuilder("<p class=\"legend\">slower ");
        for (int i = 0; i < names.size(); i++) {
            legend.append("<span class=\"h%d\">%s</span>".formatted(i, names.get(i)));
        }
        return legend.append(" faster</p>").toString();
    }

    private void losses() {
        if (!results.contestants().contains(ResultRow.OURS)) {
            return;
        }
        Map<String, List<Results.Loss>> losses = results.losses();
        if (losses.isEmpty()) {
            section("Where Leat is behind", "", "<p>Nowhere in this run.</p>");
            return;
        }
        StringBuilder table =
                new StringBuilder("<table class=\"numbers losses\"><tr><th>workload</th><th>peers</th></tr>\n");
        losses.forEach((workload, each) -> table.append(
                "<tr><th>%s</th><td>%s</td></tr>\n".formatted(Svg.escape(workload), Svg.escape(Results.text(each)))));
        section("Where Leat is behind", Results.HOW_TO_READ_LOSSES, table + "</table>");
    }

    private void bars() {
        Map<String, List<ResultRow>> shown = results.byWorkload();
        String grid = shown.entrySet().stream()
                .filter(entry -> !Series.replacesBars(entry.getKey(), results))
                .map(entry -> bar(entry.getValue()))
                .collect(Collectors.joining());
        section(
                "Time by unit of work",
                "Shorter is better. The dashed line is raw, the thin one the spread of the rounds. A bar with a gap is cut; its number is not.",
                cards(grid));
    }

    private static String bar(List<ResultRow> rows) {
        return card(rows.get(0).workload(), rows.get(0).description(), new BarChart(rows).svg());
    }

    private static String card(String title, String description, String content) {
        return "<figure><figcaption><b>%s</b> %s</figcaption>%s</figure>\n"
                .formatted(Svg.escape(title), Svg.escape(description), content);
    }

    private static String cards(String content) {
        return "<div class=\"cards\">" + content + "</div>\n";
    }

    private void curves() {
        List<Series> all = Series.in(results);
        if (all.isEmpty()) {
            return;
        }
        Palette palette = new Palette(results.contestants());
        String cards = all.stream()
                .map(series -> new Curves(series, results, palette).cards())
                .collect(Collectors.joining());
        String bars = results.byWorkload().entrySet().stream()
                .filter(entry -> Series.replacesBars(entry.getKey(), results))
                .map(entry -> bar(entry.getValue()))
                .collect(Collectors.joining());
        section(
                "As it grows",
                "Lower is better. An axis is linear unless its title says log scale.",
                cards(cards)
                        + (bars.isEmpty()
                                ? ""
                                : "<details><summary>The same as bars</summary>" + cards(bars) + "</details>"));
    }

    static String figure(String title, String description, String svg) {
        return card(title, description, svg);
    }

    private void contestants() {
        section(
                "The contestants",
                "Each at its best by its own documentation; the links are the pages that recommend the form used.",
                Details.contestants(info, results.contestants()));
    }

    private static String style() {
        try (InputStream css = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.css"))) {
            return new String(css.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
