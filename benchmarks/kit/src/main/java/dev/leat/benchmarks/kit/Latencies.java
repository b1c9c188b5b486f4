package dev.leat.benchmarks.kit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;

/** The latencies of the requests of one round, where a workload records them. */
public final class Latencies {
    private static volatile long[] recorded = {};

    private Latencies() {}

    static void clear() {
        recorded = new long[0];
    }

    /** Keeps the nanoseconds of all requests of the round. */
    public static void record(long[] nanos) {
        recorded = nanos;
    }

    static List<Long> percentiles() {
        long[] sorted = recorded.clone();
        Arrays.sort(sorted);
        if (sorted.length == 0) {
            return List.of();
        }
        return LongStream.of(at(sorted, 0.5), at(sorted, 0.9), at(sorted, 0.99), at(sorted, 0.999), at(sorted, 1))
                .boxed()
                .toList();
    }

    private static long at(long[] sorted, double part) {
        return sorted[(int) Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
    }
}
