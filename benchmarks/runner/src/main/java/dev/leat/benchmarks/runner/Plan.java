package dev.leat.benchmarks.runner;

import dev.leat.benchmarks.kit.Workload;
import dev.leat.benchmarks.workload.Workloads;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What a run does.
 *
 * @param name {@code quick} or {@code full}
 * @param workloads in order
 * @param entrants in order, raw first
 * @param warmUp how long each contestant does the work before it counts, so that it is compiled
 * @param usualFewest counted rounds at least
 * @param most counted rounds at most
 * @param budget after which no further round of a workload is begun, once there are enough
 */
record Plan(
        String name,
        List<Workload> workloads,
        List<Entrant> entrants,
        Duration warmUp,
        int usualFewest,
        int most,
        Duration budget) {

    /**
     * The plan of that name.
     *
     * @param workloads names or their beginnings, between commas; empty for all of the plan
     * @param contestants names, between commas; empty for all. Raw is always there, for the ratio.
     */
    static Plan of(String name, String workloads, String contestants, List<Entrant> all) {
        List<Entrant> entrants = all.stream()
                .filter(entrant -> contestants.isBlank()
                        || entrant.name().equals(Entrant.RAW)
                        || names(contestants).contains(entrant.name()))
                .toList();
        return switch (name) {
            case "quick" ->
                new Plan(
                        name,
                        chosen(Workloads.main(), workloads),
                        entrants,
                        Duration.ofMillis(1_200),
                        3,
                        7,
                        Duration.ofSeconds(20));
            case "full" ->
                new Plan(
                        name,
                        chosen(Workloads.all(), workloads),
                        entrants,
                        Duration.ofSeconds(3),
                        5,
                        15,
                        Duration.ofSeconds(45));
            default -> throw new IllegalArgumentException("There is a quick and a full run, not " + name);
        };
    }

    /** How long each contestant does this before it counts; at least once. */
    Duration warmUp(Workload workload) {
        return workload.setup().fresh() ? Duration.ZERO : warmUp;
    }

    /** Counted rounds at least. */
    int fewest(Workload workload) {
        return isLong(workload) ? 3 : usualFewest;
    }

    /** Where one round of all contestants takes a minute. */
    private static boolean isLong(Workload workload) {
        return workload.units() > 500_000;
    }

    private static List<Workload> chosen(List<Workload> usual, String wanted) {
        if (wanted.isBlank()) {
            return usual;
        }
        List<Workload> chosen = Workloads.all().stream()
                .filter(workload -> names(wanted).stream().anyMatch(name -> isMeant(workload, name)))
                .toList();
        if (chosen.isEmpty()) {
            throw new IllegalArgumentException("No workload begins with " + wanted + "; there are "
                    + Workloads.all().stream().map(Workload::name).toList());
        }
        return chosen;
    }

    /** The beginning of a name means all that begin so, unless it is the name of one. */
    private static boolean isMeant(Workload workload, String name) {
        return workload.name().equals(name)
                || workload.name().startsWith(name)
                        && Workloads.all().stream()
                                .noneMatch(other -> other.name().equals(name));
    }

    private static List<String> names(String commaSeparated) {
        return Arrays.stream(commaSeparated.split(",")).map(String::strip).toList();
    }
}
