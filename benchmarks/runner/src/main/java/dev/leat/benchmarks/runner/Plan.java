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
 * @param main for W1 to W5
 * @param others for the other workloads
 */
record Plan(String name, List<Workload> workloads, List<Entrant> entrants, Effort main, Effort others) {
    /** Where one round of all contestants takes minutes, and each warms up while it goes. */
    private static final Effort LONG = Effort.of(0, 1, 2, 30);

    /** Where each round begins with the start of a JVM. */
    private static final Effort FRESH = Effort.of(0, 5, 9, 90);

    /**
     * How often a workload is measured.
     *
     * @param warmUp how long each contestant does the work before it counts, so that it is compiled; zero for not at all
     * @param fewest counted rounds at least
     * @param most counted rounds at most
     * @param budget after which no further round of a workload is begun, once there are enough
     */
    record Effort(Duration warmUp, int fewest, int most, Duration budget) {
        static Effort of(long warmUpMillis, int fewest, int most, int budgetSeconds) {
            return new Effort(Duration.ofMillis(warmUpMillis), fewest, most, Duration.ofSeconds(budgetSeconds));
        }

        /** For the first work of a JVM, in which it also compiles what all others need. */
        Effort first() {
            return new Effort(warmUp.multipliedBy(3), fewest, most, budget);
        }
    }

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
            case "quick" -> {
                Effort effort = Effort.of(1_200, 3, 7, 15);
                yield new Plan(name, chosen(Workloads.main(), workloads), entrants, effort, effort);
            }
            case "full" ->
                new Plan(
                        name,
                        chosen(Workloads.all(), workloads),
                        entrants,
                        Effort.of(5_000, 5, 15, 25),
                        Effort.of(1_000, 3, 9, 8));
            default -> throw new IllegalArgumentException("There is a quick and a full run, not " + name);
        };
    }

    /** How often this is measured. */
    Effort effort(Workload workload) {
        if (workload.setup().fresh()) {
            return FRESH;
        }
        if (workload.units() > 500_000) {
            return LONG;
        }
        return Workloads.main().stream().anyMatch(other -> other.name().equals(workload.name())) ? main : others;
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
