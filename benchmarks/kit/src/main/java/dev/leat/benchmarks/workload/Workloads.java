package dev.leat.benchmarks.workload;

import dev.leat.benchmarks.kit.Data;
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
        List<Workload> others = new ArrayList<>(List.of(
                new RelationStream(),
                new Pages(),
                new SingleQuery(),
                new MultipleQueries(),
                new Fortunes(),
                new Updates()));
        for (int callers : new int[] {1, 8, 64, 256, 1_000}) {
            others.add(new Mix(callers, callers == 1 ? 2_000 : 5_000));
        }
        for (int size : new int[] {1, 5, 10, 20, 50}) {
            others.add(new Lookups("pool-" + size, 64, 10_000, Setup.USUAL.withPoolSize(size)));
        }
        for (int millis : new int[] {0, 1, 5}) {
            others.addAll(behindRoundTrip("-rtt-" + millis, Setup.USUAL.withDelay(millis)));
        }
        others.add(new FirstQuery());
        others.addAll(smallHeap());
        others.addAll(growth());
        return others;
    }

    /** Small, since many need a round trip for each row. */
    private static List<Workload> behindRoundTrip(String suffix, Setup setup) {
        return List.of(
                new Lookups("W1" + suffix, 64, 2_000, setup),
                new Graph("W3" + suffix, 200, setup),
                new BulkInsert("W4" + suffix, 200, setup),
                new BulkChange("W5" + suffix, 200, setup));
    }

    private static List<Workload> smallHeap() {
        return List.of(
                new EntryStream("heap-64", Data.ENTRIES, 1, Setup.USUAL.withHeap(64)),
                new EntryStream("heap-32", Data.ENTRIES, 1, Setup.USUAL.withHeap(32)),
                new EntryRelations("heap-64-relations", Setup.USUAL.withHeap(64)),
                new EntryRelations("heap-32-relations", Setup.USUAL.withHeap(32)));
    }

    private static List<Workload> growth() {
        return List.of(
                new EntryStream("growth-1000", 1_000, 50, Setup.USUAL),
                new EntryStream("growth-10000", 10_000, 10, Setup.USUAL),
                new EntryStream("growth-100000", 100_000, 2, Setup.USUAL),
                new EntryStream("growth-1000000", 1_000_000, 1, Setup.USUAL),
                new Tree(1, 500),
                new Tree(2, 300),
                new Tree(3, 200),
                new Tree(4, 100),
                new Tree(5, 50),
                new EntityTypes(10, false),
                new EntityTypes(100, false),
                new EntityTypes(1_000, false),
                new EntityTypes(10, true),
                new EntityTypes(100, true),
                new EntityTypes(1_000, true));
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
