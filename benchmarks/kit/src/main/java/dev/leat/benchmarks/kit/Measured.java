package dev.leat.benchmarks.kit;

/**
 * One round of one contestant, as its JVM measured it.
 *
 * @param nanos time until the answer was complete
 * @param cpuNanos CPU of the JVM meanwhile
 * @param bytes allocated by it meanwhile
 * @param sinceStartMillis from the start of the JVM to the end of the answer
 * @param checked whether everything expected was read, and nothing else
 * @param wrong what was expected and read, if not
 * @param percentiles latencies in nanoseconds: p50, p90, p99, p99.9 and the longest; empty if none were recorded
 */
public record Measured(
        long nanos,
        long cpuNanos,
        long bytes,
        long sinceStartMillis,
        boolean checked,
        String wrong,
        java.util.List<Long> percentiles) {
    static Measured of(Usage before, Usage after, boolean checked, java.util.List<Long> percentiles, String wrong) {
        return new Measured(
                after.nanos() - before.nanos(),
                after.cpuNanos() - before.cpuNanos(),
                after.bytes() - before.bytes(),
                after.sinceStartMillis(),
                checked,
                wrong,
                percentiles);
    }

    /** This and what was measured after it, as one. */
    public Measured then(Measured next) {
        return new Measured(
                nanos + next.nanos,
                cpuNanos + next.cpuNanos,
                bytes + next.bytes,
                next.sinceStartMillis,
                checked && next.checked,
                checked ? next.wrong : wrong,
                next.percentiles);
    }

    String line() {
        return String.join(
                "\t",
                "ran",
                String.valueOf(nanos),
                String.valueOf(cpuNanos),
                String.valueOf(bytes),
                String.valueOf(sinceStartMillis),
                String.valueOf(checked),
                wrong,
                percentiles.stream().map(String::valueOf).collect(java.util.stream.Collectors.joining(" ")));
    }

    /** What {@link Fork} answered, from its fields. */
    public static Measured parse(String[] fields) {
        return new Measured(
                Long.parseLong(fields[1]),
                Long.parseLong(fields[2]),
                Long.parseLong(fields[3]),
                Long.parseLong(fields[4]),
                Boolean.parseBoolean(fields[5]),
                fields[6],
                fields[7].isEmpty()
                        ? java.util.List.of()
                        : java.util.Arrays.stream(fields[7].split(" "))
                                .map(Long::valueOf)
                                .toList());
    }
}
