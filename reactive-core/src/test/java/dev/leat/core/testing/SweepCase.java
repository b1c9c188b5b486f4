package dev.leat.core.testing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run of an operation under a fault, after its end.
 *
 * @param k the number of the interaction that was to go wrong
 * @param fault what was to happen to it
 * @param interaction the interaction at which the fault struck, or the one of the run without a fault if it did not
 * @param fired whether the fault struck; it may not, when an earlier run left a warmer pool than the first one had
 * @param outcome how the operation ended
 * @param values what the operation emitted
 * @param error what it failed with, or null
 */
public record SweepCase(
        int k,
        Fault fault,
        Interaction interaction,
        boolean fired,
        Outcome outcome,
        List<Object> values,
        @Nullable Throwable error) {

    /** How an operation ended. */
    public enum Outcome {
        /** It completed. */
        COMPLETED,
        /** It failed. */
        FAILED,
        /** It was cancelled. */
        CANCELLED,
        /** It had not ended at the deadline and was cancelled then. */
        HUNG
    }

    @Override
    public String toString() {
        return "k=" + k + ", fault=" + fault + ", interaction=" + interaction + (fired ? "" : " (not reached)")
                + ", outcome=" + outcome;
    }
}
