package dev.leat.benchmarks.runner;

import dev.leat.benchmarks.kit.Workload;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/** A line for every step, with the time left. */
final class Progress {
    private final Plan plan;
    private final long begin = System.nanoTime();
    private int ended;
    private long workloadsBegan;

    Progress(Plan plan) {
        this.plan = plan;
    }

    void counting(Entrant entrant) {
        System.out.println("counting the statements of " + entrant.name());
    }

    void begin(Workload workload) {
        if (workloadsBegan == 0) {
            workloadsBegan = System.nanoTime();
        }
        System.out.printf(
                Locale.ROOT,
                "[%d/%d] %s: %s%n",
                ended + 1,
                plan.workloads().size(),
                workload.name(),
                workload.description());
    }

    void end(Collection<Recording> recordings) {
        ended++;
        System.out.println("      " + recordings.stream().map(Progress::summary).collect(Collectors.joining(", ")));
        long now = System.nanoTime();
        long left = (now - workloadsBegan) / ended * (plan.workloads().size() - ended);
        System.out.printf(
                Locale.ROOT, "      %d s gone, about %d s left%n", (now - begin) / 1_000_000_000, left / 1_000_000_000);
    }

    private static String summary(Recording recording) {
        return recording.times().isEmpty()
                ? recording.entrant().name() + " –"
                : "%s %.2f".formatted(recording.entrant().name(), Recording.median(recording.times()));
    }
}
