package dev.leat.benchmarks.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Every workload by every contestant: how many times as fast as raw, in colours. */
final class HeatTable {
    private static final double[] LIMITS = {0.25, 0.5, 0.8, 0.95, 1.05, 1.25, 2, 4};

    private final Results results;

    HeatTable(Results results) {
        this.results = results;
    }

    String html() {
        List<String> contestants = results.contestants();
        StringBuilder html = new StringBuilder("<div class=\"wide\"><table class=\"heat\"><thead><tr><th></th>");
        contestants.forEach(name -> html.append("<th")
                .append(name.equals(ResultRow.OURS) ? " class=\"ours\"" : "")
                .append('>')
                .append(Svg.escape(name).replace("-", "-<wbr>"))
                .append("</th>"));
        html.append("</tr></thead><tbody>\n");
        results.byWorkload().forEach((workload, rows) -> row(html, workload, rows, contestants));
        return html.append("</tbody></table></div>\n").toString();
    }

    private static void row(StringBuilder html, String workload, List<ResultRow> rows, List<String> contestants) {
        TimeScale scale = TimeScale.of(rows);
        html.append(
                "<tr><th title=\"%s\">%s</th>".formatted(Svg.escape(rows.get(0).description()), Svg.escape(workload)));
        Map<String, ResultRow> byName = new HashMap<>();
        rows.forEach(row -> byName.put(row.contestant(), row));
        for (String name : contestants) {
            ResultRow row = byName.get(name);
            html.append(row == null ? "<td class=\"none\"></td>" : cell(row, scale));
        }
        html.append("</tr>\n");
    }

    private static String cell(ResultRow row, TimeScale scale) {
        String ours = row.isOurs() ? " ours" : "";
        if (!row.counts()) {
            boolean missing = row.verdict().startsWith("not ");
            return "<td class=\"%s%s\" title=\"%s\">%s</td>"
                    .formatted(
                            missing ? "none" : "failed",
                            ours,
                            Svg.escape(row.reason()),
                            missing ? Numbers.NONE : row.verdict().replace(" values", ""));
        }
        String title = scale.text(row.time()) + " " + scale.label();
        Double ratio = row.ratioToRaw();
        if (ratio == null) {
            return "<td class=\"none%s\" title=\"%s\">%s</td>"
                    .formatted(ours, Svg.escape(title), scale.text(row.time()) + " " + scale.name());
        }
        return "<td class=\"h%d%s\" title=\"%s\">%s</td>"
                .formatted(level(ratio), ours, Svg.escape(title), Numbers.ratio(ratio));
    }

    /** From 0, a quarter of raw's speed and less, to 8, four times as fast and more; 4 is like raw. */
    static int level(double ratio) {
        int level = 0;
        while (level < LIMITS.length && ratio >= LIMITS[level]) {
            level++;
        }
        return level;
    }
}
