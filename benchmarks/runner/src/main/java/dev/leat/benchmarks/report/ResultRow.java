package dev.leat.benchmarks.report;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one contestant did at one workload. Times are microseconds per unit, or milliseconds where the unit is
 * {@code ms}; less is better.
 *
 * @param workload name of the workload
 * @param contestant name of the contestant
 * @param unit what is counted
 * @param description what the workload does, for people
 * @param median of the rounds
 * @param min of the rounds
 * @param max of the rounds
 * @param ratioToRaw median of raw's time by this contestant's time in the same round: 2 is twice as fast as raw
 * @param rounds how many were counted
 * @param statements per unit
 * @param roundTrips per unit
 * @param allocatedBytes by the client, per unit
 * @param cpuMicros of the client, per unit
 * @param checked whether every round gave exactly what it must
 * @param problem why it was not checked, or is not offered
 * @param latencies of the requests in microseconds: p50, p90, p99, p99.9 and the longest; empty if not recorded
 */
public record ResultRow(
        String workload,
        String contestant,
        String unit,
        String description,
        @Nullable Double median,
        @Nullable Double min,
        @Nullable Double max,
        @Nullable Double ratioToRaw,
        int rounds,
        @Nullable Double statements,
        @Nullable Double roundTrips,
        @Nullable Double allocatedBytes,
        @Nullable Double cpuMicros,
        boolean checked,
        @Nullable String problem,
        List<Double> latencies) {
    static final String RAW = "raw";
    static final String OURS = "leat";

    /** Whether there is a time that counts. */
    boolean counts() {
        return checked && median != null;
    }

    /** The median, where there is one. */
    double time() {
        return Objects.requireNonNull(median, "not measured");
    }

    boolean isOurs() {
        return contestant.equals(OURS);
    }

    boolean isRaw() {
        return contestant.equals(RAW);
    }

    /** What stands where a time would: {@code not offered}, {@code failed} or {@code wrong values}. */
    String verdict() {
        if (problem == null) {
            return "not run";
        }
        if (problem.startsWith("not offered")) {
            return "not offered";
        }
        return problem.startsWith("wrong") ? "wrong values" : "failed";
    }

    /** The verdict with its reason. */
    String reason() {
        if (problem == null) {
            return verdict();
        }
        return problem.startsWith(verdict()) ? problem : verdict() + ": " + problem;
    }
}
