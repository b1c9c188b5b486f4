package dev.leat.benchmarks.report;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Workloads that differ in one number, which their names end with.
 *
 * @param prefix what their names begin with
 * @param title what they show
 * @param axis what the number is
 */
record Series(String prefix, String title, String axis) {
    private static final List<Series> ALL = List.of(
            new Series("W1", "Lookups by key", "callers at a time"),
            new Series("mix", "A store's mix", "callers at a time"),
            new Series("pool", "Lookups by key, 64 callers", "connections in the pool"),
            new Series("W1-rtt", "Lookups by key, 64 callers", "round trip added, ms"),
            new Series("W3-rtt", "200 graphs", "round trip added, ms"),
            new Series("W4-rtt", "200 inserts", "round trip added, ms"),
            new Series("W5-rtt", "200 changes", "round trip added, ms"),
            new Series("growth", "A stream as it grows", "rows"),
            new Series("depth", "A tree as it deepens", "levels"),
            new Series("build", "The build of many types", "entity types"),
            new Series("start", "The start with many types", "entity types"));

    /** Those of which there are at least two points. */
    static List<Series> in(Results results) {
        return ALL.stream()
                .filter(series -> series.workloads(results).size() > 1)
                .toList();
    }

    /** Whether the workload is shown by a curve; the lookups have their bars too. */
    static boolean replacesBars(String workload, Results results) {
        return in(results).stream().anyMatch(series -> !series.prefix.equals("W1") && series.has(workload));
    }

    /** Its workloads with their rows, the smallest number first. */
    List<Map.Entry<String, List<ResultRow>>> workloads(Results results) {
        return results.byWorkload().entrySet().stream()
                .filter(entry -> has(entry.getKey()))
                .sorted((one, other) -> Long.compare(number(one.getKey()), number(other.getKey())))
                .toList();
    }

    private boolean has(String workload) {
        return Pattern.matches(Pattern.quote(prefix) + "-[0-9]+", workload);
    }

    /** The number at the end of a name. */
    static long number(String workload) {
        return Long.parseLong(workload.substring(workload.lastIndexOf('-') + 1));
    }
}
