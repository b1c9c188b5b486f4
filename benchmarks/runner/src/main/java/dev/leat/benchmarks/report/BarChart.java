package dev.leat.benchmarks.report;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The times of one workload as bars, the fastest first, with the spread of the rounds and raw as a line. */
final class BarChart {
    private static final int WIDTH = 590;
    private static final int ROW = 24;
    private static final int TOP = 24;
    private static final int LEFT = 124;
    private static final int RIGHT = 430;
    private static final int TIMES = 508;

    private final List<ResultRow> rows;
    private final TimeScale scale;
    private final double largest;

    BarChart(List<ResultRow> rows) {
        this.rows = rows.stream()
                .sorted(Comparator.comparing((ResultRow row) -> row.median() == null)
                        .thenComparingDouble(row -> row.median() == null ? 0 : row.time()))
                .toList();
        this.scale = TimeScale.of(rows);
        this.largest = largest(this.rows.stream()
                .filter(row -> row.median() != null)
                .map(ResultRow::time)
                .toList());
    }

    /** What the longest bar shows; one that is far longer than all others is cut, so that these can be told apart. */
    static double largest(List<Double> ascending) {
        int size = ascending.size();
        if (size == 0) {
            return 1;
        }
        double last = ascending.get(size - 1);
        double before = size > 1 ? ascending.get(size - 2) : last;
        return last > 2.5 * before ? before * 1.5 : last;
    }

    String svg() {
        Svg svg = new Svg(WIDTH, TOP + rows.size() * ROW + 4, rows.get(0).workload() + ", times");
        svg.text(TIMES, 14, "head end", scale.label()).text(WIDTH - 2, 14, "head end", "× raw");
        svg.line(LEFT, TOP - 2, LEFT, TOP + rows.size() * ROW, "axis");
        for (int i = 0; i < rows.size(); i++) {
            row(svg, rows.get(i), TOP + i * ROW);
        }
        rows.stream()
                .filter(ResultRow::isRaw)
                .filter(ResultRow::counts)
                .forEach(raw -> svg.line(x(raw.time()), TOP - 4, x(raw.time()), TOP + measured() * ROW, "reference"));
        return svg.end();
    }

    private long measured() {
        return rows.stream().filter(row -> row.median() != null).count();
    }

    private void row(Svg svg, ResultRow row, int y) {
        double middle = y + ROW / 2.0;
        String colour = row.isOurs() ? "ours" : row.isRaw() ? "raw" : "peer";
        svg.titled(row.contestant() + ": " + (row.counts() ? spread(row) : row.reason()));
        svg.text(LEFT - 8, middle + 4, "end name " + colour, row.contestant());
        if (row.median() == null) {
            svg.text(LEFT + 8, middle + 4, "problem", shortened(row.reason(), 78));
        } else {
            bar(svg, row, middle, colour);
        }
        svg.endTitled();
    }

    private void bar(Svg svg, ResultRow row, double middle, String colour) {
        svg.rect(LEFT, middle - 8, Math.max(x(row.time()) - LEFT, 1.5), 16, "bar " + colour);
        if (row.time() > largest) {
            cut(svg, middle);
        }
        Double min = row.min();
        Double max = row.max();
        if (row.time() <= largest && min != null && max != null) {
            svg.line(x(min), middle, x(max), middle, "whisker")
                    .line(x(min), middle - 3, x(min), middle + 3, "whisker")
                    .line(x(max), middle - 3, x(max), middle + 3, "whisker");
        }
        svg.text(TIMES, middle + 4, "end value " + colour, scale.text(row.time()));
        if (row.checked()) {
            svg.text(WIDTH - 2, middle + 4, "end value " + colour, Numbers.ratio(row.ratioToRaw()));
        } else {
            svg.text(WIDTH - 2, middle + 4, "end problem", row.verdict().replace(" values", ""));
        }
    }

    /** Two slanted lines where a bar goes on. */
    private static void cut(Svg svg, double middle) {
        svg.path("M%s %s l6 -18 h6 l-6 18 z".formatted(Svg.at(RIGHT - 30), Svg.at(middle + 9)), "cut");
    }

    private String spread(ResultRow row) {
        return scale.text(row.time()) + " " + scale.label() + ", from " + Numbers.number(scaled(row.min())) + " to "
                + Numbers.number(scaled(row.max())) + " in " + row.rounds() + " rounds";
    }

    private double scaled(@Nullable Double time) {
        return time == null ? 0 : scale.of(time);
    }

    /** What reaches further than the longest bar by a fifth is cut there. */
    private double x(double time) {
        return LEFT + Math.min(time / (largest * 1.2), 1) * (RIGHT - LEFT);
    }

    static String shortened(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }
}
