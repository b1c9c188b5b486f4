package dev.leat.benchmarks.report;

import java.util.List;

/**
 * The unit that the times of some rows are shown in.
 *
 * @param name {@code µs} or {@code ms}
 * @param divisor what a time of a row is divided by
 * @param per what a time is for, such as {@code lookup}; empty where it is the time of all
 */
record TimeScale(String name, double divisor, String per) {
    static TimeScale of(List<ResultRow> rows) {
        String unit = rows.isEmpty() ? "" : rows.get(0).unit();
        if (unit.equals("ms")) {
            return new TimeScale("ms", 1, "");
        }
        double least = rows.stream()
                .filter(row -> row.median() != null)
                .mapToDouble(ResultRow::time)
                .min()
                .orElse(0);
        return least >= 1_000 ? new TimeScale("ms", 1_000, unit) : new TimeScale("µs", 1, unit);
    }

    String label() {
        return per.isEmpty() ? name : name + " per " + per;
    }

    double of(double time) {
        return time / divisor;
    }

    String text(double time) {
        return Numbers.number(of(time));
    }
}
