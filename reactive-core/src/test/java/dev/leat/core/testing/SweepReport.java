package dev.leat.core.testing;

import dev.leat.core.testing.SweepCase.Outcome;
import java.util.List;

/**
 * What a sweep did.
 *
 * @param journal the interactions of the run without a fault
 * @param cases every run with a fault, in order
 */
public record SweepReport(List<Interaction> journal, List<SweepCase> cases) {

    /** How many runs had their fault strike. */
    public long fired() {
        return cases.stream().filter(SweepCase::fired).count();
    }

    /** How many runs ended in a way. */
    public long count(Outcome outcome) {
        return cases.stream().filter(run -> run.outcome() == outcome).count();
    }

    @Override
    public String toString() {
        return journal.size() + " interactions, " + cases.size() + " faults, of which " + fired() + " struck: "
                + count(Outcome.COMPLETED) + " completed, " + count(Outcome.FAILED) + " failed, "
                + count(Outcome.CANCELLED) + " cancelled, " + count(Outcome.HUNG) + " hung";
    }
}
