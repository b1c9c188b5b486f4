package dev.leat.benchmarks.report;

import java.util.List;

/** The class that gives each contestant its colour: Leat its own, the driver grey, the others one each. */
final class Palette {
    /** How many colours the style sheet has for the others. */
    private static final int COLOURS = 10;

    private final List<String> others;

    Palette(List<String> contestants) {
        others = contestants.stream()
                .filter(name -> !name.equals(ResultRow.OURS) && !name.startsWith(ResultRow.RAW))
                .toList();
    }

    String classOf(String contestant) {
        if (contestant.equals(ResultRow.OURS)) {
            return "ours";
        }
        if (contestant.equals(ResultRow.RAW)) {
            return "raw";
        }
        int place = others.indexOf(contestant);
        return place < 0 ? "tuned" : "c" + place % COLOURS;
    }
}
