package dev.leat.benchmarks.workload;

import dev.leat.benchmarks.kit.Setup;
import dev.leat.benchmarks.kit.Workload;
import java.util.ArrayList;
import java.util.List;

/** All workloads, in the order of the report. */
public final class Workloads {
    private Workloads() {}

    /** W1 to W5. */
    public static List<Workload> main() {
        return List.of(
                new Lookups("W1-1", 1, 4_000, Setup.USUAL),
                new Lookups("W1-64", 64, 20_000, Setup.USUAL),
                new Lookups("W1-256", 256, 20_000, Setup.USUAL),
                new ChainedLookups(),
                new OrderStream(),
                new Graph("W3", 1_000, Setup.USUAL),
                new BulkInsert("W4", 10_000, Setup.USUAL),
                new BulkChange("W5", 1_000, Setup.USUAL));
    }

    /** The others. */
    public static List<Workload> others() {
        return new ArrayList<>();
    }

    /** All of them. */
    public static List<Workload> all() {
        List<Workload> all = new ArrayList<>(main());
        all.addAll(others());
        return List.copyOf(all);
    }

    /** The one with this name. */
    public static Workload named(String name) {
        return all().stream()
                .filter(workload -> workload.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No workload is called " + name));
    }
}
