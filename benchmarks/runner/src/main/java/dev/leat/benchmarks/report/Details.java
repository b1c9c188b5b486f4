package dev.leat.benchmarks.report;

import java.util.List;

/** The tables of all numbers, of versions and of links. */
final class Details {
    private static final List<String> PERCENTILES = List.of("p50", "p90", "p99", "p99.9", "longest");

    private Details() {}

    static String numbers(Results results) {
        StringBuilder html = new StringBuilder();
        results.byWorkload().forEach((workload, rows) -> {
            html.append("<h3>").append(Svg.escape(workload)).append("</h3>");
            table(html, rows);
        });
        return html.toString();
    }

    private static void table(StringBuilder html, List<ResultRow> rows) {
        TimeScale scale = TimeScale.of(rows);
        boolean timed = rows.stream().anyMatch(row -> !row.latencies().isEmpty());
        html.append("<div class=\"wide\"><table class=\"numbers\"><tr><th>contestant</th><th>")
                .append(scale.label())
                .append("</th><th>min</th><th>max</th><th>× raw</th><th>rounds</th><th>statements</th>")
                .append("<th>round trips</th><th>allocated</th><th>CPU, µs</th>");
        if (timed) {
            PERCENTILES.forEach(name -> html.append("<th>").append(name).append(", ms</th>"));
        }
        html.append("<th></th></tr>\n");
        rows.forEach(row -> row(html, row, scale, timed));
        html.append("</table></div>\n");
    }

    private static void row(StringBuilder html, ResultRow row, TimeScale scale, boolean timed) {
        html.append("<tr").append(row.isOurs() ? " class=\"ours\"" : "").append("><th>");
        html.append(Svg.escape(row.contestant())).append("</th>");
        cell(html, row.median() == null ? Numbers.NONE : scale.text(row.time()));
        Double min = row.min();
        Double max = row.max();
        cell(html, min == null ? Numbers.NONE : scale.text(min));
        cell(html, max == null ? Numbers.NONE : scale.text(max));
        cell(html, Numbers.ratio(row.ratioToRaw()));
        cell(html, String.valueOf(row.rounds()));
        cell(html, Numbers.number(row.statements()));
        cell(html, Numbers.number(row.roundTrips()));
        cell(html, Numbers.bytes(row.allocatedBytes()));
        cell(html, Numbers.number(row.cpuMicros()));
        if (timed) {
            for (int i = 0; i < PERCENTILES.size(); i++) {
                cell(
                        html,
                        i < row.latencies().size()
                                ? Numbers.number(row.latencies().get(i) / 1_000)
                                : Numbers.NONE);
            }
        }
        html.append("<td class=\"problem\">")
                .append(row.checked() ? "" : Svg.escape(row.reason()))
                .append("</td></tr>\n");
    }

    private static void cell(StringBuilder html, String text) {
        html.append("<td>").append(text).append("</td>");
    }

    /** Each contestant with its versions and the pages that recommend its form. */
    static String contestants(RunInfo info, List<String> names) {
        StringBuilder html = new StringBuilder("<table class=\"versions\">");
        for (String name : names) {
            html.append("<tr><th>").append(Svg.escape(name)).append("</th><td>");
            html.append(Svg.escape(String.join(", ", info.versions().getOrDefault(name, List.of()))));
            html.append("</td><td>");
            info.links()
                    .getOrDefault(name, List.of())
                    .forEach(link -> html.append("<a href=\"%s\">%s</a> "
                            .formatted(Svg.escape(link), Svg.escape(link.replaceFirst("^https?://", "")))));
            html.append("</td></tr>\n");
        }
        return html.append("</table>\n").toString();
    }
}
