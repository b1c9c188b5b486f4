package dev.leat.benchmarks.kit;

/** The contestant has no such operation: shown in the report with its reason, not counted as a failure. */
public final class NotOffered extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** With the reason. */
    public NotOffered(String why) {
        super(why);
    }
}
