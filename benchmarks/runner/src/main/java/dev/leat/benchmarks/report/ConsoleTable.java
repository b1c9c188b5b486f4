package dev.leat.benchmarks.report;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** All results in lines that fit a console. */
public final class ConsoleTable {
    private static final String LINE = "  %-20s %10s  %21s %8s %10s %10s %10s  %s%n";

    private ConsoleTable() {}

    /** Prints a table for each workload. */
    public static void print(PrintStream out, List<ResultRow> rows) {
        new Results(rows).byWorkload().forEach((workload, each) -> print(out, workload, each));
    }

    private static void print(PrintStream out, String workload, List<ResultRow> rows) {
        TimeScale scale = TimeScale.of(rows);
        out.printf(Locale.ROOT, "%n%s: %s%n", workload, rows.get(0).description());
        out.printf(
                Locale.ROOT,
                LINE,
                "",
                scale.name() + (scale.per().isEmpty() ? "" : "/" + scale.per()),
                "min – max",
                "x raw",
                "statements",
                "trips",
                "allocated",
                "");
        for (ResultRow row : rows) {
            Double min = row.min();
            Double max = row.max();
            out.printf(
                    Locale.ROOT,
                    LINE,
                    row.contestant(),
                    row.median() == null ? Numbers.NONE : scale.text(row.time()),
                    min == null || max == null ? "" : scale.text(min) + " – " + scale.text(max),
                    Numbers.ratio(row.ratioToRaw()),
                    Numbers.number(row.statements()),
                    Numbers.number(row.roundTrips()),
                    Numbers.bytes(row.allocatedBytes()),
                    row.checked() ? "" : BarChart.shortened(row.reason(), 90));
        }
    }
}
