package dev.leat.benchmarks.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All rows, and how they belong together.
 *
 * @param rows in the order of the run
 */
record Results(List<ResultRow> rows) {
    static final String HOW_TO_READ_LOSSES =
            "Every peer with a better median, and how many times its time Leat takes, or why Leat has none; "
                    + "with a star where the rounds overlap.";

    List<String> contestants() {
        return rows.stream().map(ResultRow::contestant).distinct().toList();
    }

    /** The rows of each workload, both in the order of the run. */
    Map<String, List<ResultRow>> byWorkload() {
        Map<String, List<ResultRow>> byWorkload = new LinkedHashMap<>();
        rows.forEach(row -> byWorkload
                .computeIfAbsent(row.workload(), name -> new ArrayList<>())
                .add(row));
        return byWorkload;
    }

    Optional<ResultRow> row(String workload, String contestant) {
        return rows.stream()
                .filter(row ->
                        row.workload().equals(workload) && row.contestant().equals(contestant))
                .findFirst();
    }

    /** Where Leat has no result, or peers better ones, by workload: the largest distance first, as within a workload. */
    Map<String, List<Loss>> losses() {
        List<Loss> losses = new ArrayList<>();
        byWorkload()
                .values()
                .forEach(each -> each.stream()
                        .filter(ResultRow::isOurs)
                        .findFirst()
                        .ifPresent(ours -> each.stream()
                                .filter(peer -> !peer.isOurs() && peer.counts())
                                .filter(peer -> !ours.counts() || peer.time() < ours.time())
                                .forEach(peer -> losses.add(new Loss(ours, peer)))));
        losses.sort((one, other) -> Double.compare(other.factor(), one.factor()));
        return losses.stream()
                .collect(
                        Collectors.groupingBy(loss -> loss.ours().workload(), LinkedHashMap::new, Collectors.toList()));
    }

    /** The losses at one workload in one line. */
    static String text(List<Loss> losses) {
        ResultRow ours = losses.get(0).ours();
        return ours.counts() ? losses.stream().map(Loss::text).collect(Collectors.joining(", ")) : ours.reason();
    }

    /**
     * A workload at which a peer was better.
     *
     * @param ours Leat's row
     * @param peer the peer's
     */
    record Loss(ResultRow ours, ResultRow peer) {
        /** How many times Leat's time is the peer's. */
        private double factor() {
            return ours.counts() ? ours.time() / peer.time() : Double.POSITIVE_INFINITY;
        }

        /** Whether some of Leat's rounds were as fast as some of the peer's. */
        private boolean isWithinSpread() {
            Double least = ours.min();
            Double most = peer.max();
            return ours.counts() && least != null && most != null && least <= most;
        }

        /** The peer and the factor, with a star if it is within the spread. */
        private String text() {
            return peer.contestant() + " " + Numbers.ratio(factor()) + (isWithinSpread() ? "*" : "");
        }
    }
}
