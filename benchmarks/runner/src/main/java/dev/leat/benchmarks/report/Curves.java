package dev.leat.benchmarks.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The line charts of one series: the times, and percentiles where latencies were recorded. */
final class Curves {
    private final Series series;
    private final Results results;
    private final Palette palette;
    private final List<Map.Entry<String, List<ResultRow>>> workloads;

    Curves(Series series, Results results, Palette palette) {
        this.series = series;
        this.results = results;
        this.palette = palette;
        this.workloads = series.workloads(results);
    }

    String cards() {
        List<ResultRow> rows =
                workloads.stream().flatMap(entry -> entry.getValue().stream()).toList();
        TimeScale scale = TimeScale.of(rows);
        String times = card(scale.label(), row -> row.counts() ? scale.of(row.time()) : null);
        return times + percentile("p50", 0) + percentile("p99", 2);
    }

    private String percentile(String name, int place) {
        return card(
                name + " in ms",
                row -> row.counts() && row.latencies().size() > place
                        ? row.latencies().get(place) / 1_000
                        : null);
    }

    private String card(String what, Function<ResultRow, @Nullable Double> value) {
        LineChart chart = new LineChart(
                workloads.stream().map(entry -> point(entry.getKey())).toList(),
                results.contestants().stream().map(name -> curve(name, value)).toList());
        if (chart.isEmpty()) {
            return "";
        }
        String axes = what + " by " + series.axis() + (chart.isLogarithmic() ? ", log scale" : "");
        return HtmlReport.figure(series.title(), axes, chart.svg(series.title() + ", " + axes));
    }

    private static String point(String workload) {
        return String.format(Locale.ROOT, "%,d", Series.number(workload));
    }

    private LineChart.Curve curve(String contestant, Function<ResultRow, @Nullable Double> value) {
        List<@Nullable Double> values = workloads.stream()
                .<@Nullable Double>map(entry ->
                        results.row(entry.getKey(), contestant).map(value).orElse(null))
                .collect(Collectors.toList());
        return new LineChart.Curve(contestant, palette.classOf(contestant), values);
    }
}
