package dev.leat.benchmarks.runner;

import dev.leat.benchmarks.kit.Measured;
import dev.leat.benchmarks.kit.Workload;
import dev.leat.benchmarks.report.ResultRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Everything that was measured of one contestant at one workload. */
final class Recording {
    private final Workload workload;
    private final Entrant entrant;
    private final Map<Integer, Measured> rounds = new TreeMap<>();
    private @Nullable String problem;
    private @Nullable Double statements;
    private @Nullable Double roundTrips;

    Recording(Workload workload, Entrant entrant) {
        this.workload = workload;
        this.entrant = entrant;
    }

    /** A row of the report, beside raw's rounds if there are any. */
    ResultRow row(@Nullable Recording raw) {
        return new ResultRow(
                workload.name(),
                entrant.name(),
                workload.setup().fresh() ? "ms" : workload.unit(),
                workload.description(),
                median(this::time),
                times().stream().min(Double::compare).orElse(null),
                times().stream().max(Double::compare).orElse(null),
                ratioTo(raw),
                rounds.size(),
                statements,
                roundTrips,
                median(measured -> (double) measured.bytes() / units()),
                cpuMicros(),
                isChecked(),
                problem,
                latencies());
    }

    Workload workload() {
        return workload;
    }

    Entrant entrant() {
        return entrant;
    }

    void add(int round, Measured measured) {
        rounds.put(round, measured);
    }

    /** The first problem is the one that is shown. */
    void problem(String text) {
        if (problem == null) {
            problem = text;
        }
    }

    @Nullable
    String problem() {
        return problem;
    }

    /** Whether there were rounds and all of them gave what they must. */
    boolean isChecked() {
        return problem == null && !rounds.isEmpty();
    }

    void counted(long sentStatements, long trips) {
        statements = (double) sentStatements / workload.units();
        roundTrips = (double) trips / workload.units();
    }

    /** Microseconds per unit of a round; milliseconds since the start of the JVM, if every round has a new one. */
    double time(Measured measured) {
        return workload.setup().fresh() ? measured.sinceStartMillis() : measured.nanos() / 1_000.0 / units();
    }

    private int units() {
        return workload.units() * workload.times();
    }

    List<Double> times() {
        return rounds.values().stream().map(this::time).toList();
    }

    @Nullable
    Double median(ToDoubleFunction<Measured> value) {
        return rounds.isEmpty()
                ? null
                : median(rounds.values().stream().mapToDouble(value).boxed().toList());
    }

    /** The mean, since the system counts in steps of 10 ms. */
    private @Nullable Double cpuMicros() {
        return rounds.isEmpty()
                ? null
                : rounds.values().stream().mapToLong(Measured::cpuNanos).sum() / 1_000.0 / units() / rounds.size();
    }

    /** The median of how many times as fast as the other it was in the same round. */
    @Nullable
    Double ratioTo(@Nullable Recording other) {
        if (other == null) {
            return null;
        }
        List<Double> ratios = new ArrayList<>();
        rounds.forEach((round, measured) -> {
            Measured others = other.rounds.get(round);
            if (others != null) {
                ratios.add(time(others) / time(measured));
            }
        });
        return ratios.isEmpty() ? null : median(ratios);
    }

    /** Medians of the percentiles, in microseconds. */
    List<Double> latencies() {
        List<Double> latencies = new ArrayList<>();
        int percentiles = rounds.values().stream()
                .mapToInt(measured -> measured.percentiles().size())
                .min()
                .orElse(0);
        for (int i = 0; i < percentiles; i++) {
            int percentile = i;
            latencies.add(median(rounds.values().stream()
                    .map(measured -> measured.percentiles().get(percentile) / 1_000.0)
                    .toList()));
        }
        return latencies;
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
