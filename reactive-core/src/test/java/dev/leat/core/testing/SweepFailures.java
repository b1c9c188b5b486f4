package dev.leat.core.testing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The runs of a sweep that went wrong, for one readable error. */
final class SweepFailures {
    private static final int SHOWN = 40;

    private final List<String> lines = new ArrayList<>();
    private final List<Throwable> causes = new ArrayList<>();

    void collect(SweepCase run, Runnable judgement) {
        try {
            judgement.run();
        } catch (AssertionError | RuntimeException failure) {
            lines.add(run + "\n    " + why(failure, run.error()));
            causes.add(failure);
        }
    }

    private static String why(Throwable failure, @Nullable Throwable signalled) {
        String text = String.valueOf(failure.getMessage()).strip();
        String first = text.lines().limit(4).reduce((a, b) -> a + " | " + b).orElse("");
        return failure instanceof AssertionError
                ? first + (signalled == null ? "" : "\n    signalled: " + signalled)
                : failure.getClass().getName() + ": " + first;
    }

    void fail(SweepReport report) {
        if (lines.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder()
                .append(lines.size())
                .append(" runs went wrong; ")
                .append(report);
        lines.stream().limit(SHOWN).forEach(line -> text.append("\n- ").append(line));
        if (lines.size() > SHOWN) {
            text.append("\n- and ").append(lines.size() - SHOWN).append(" more");
        }
        throw new AssertionError(text.toString(), causes.get(0));
    }
}
