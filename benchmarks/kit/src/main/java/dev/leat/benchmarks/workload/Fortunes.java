package dev.leat.benchmarks.workload;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Check;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Workload;

/** TechEmpower's fortunes, without the page. */
record Fortunes() implements Workload {
    @Override
    public String name() {
        return "techempower-fortunes";
    }

    @Override
    public String unit() {
        return "request";
    }

    @Override
    public int units() {
        return 5_000;
    }

    @Override
    public String description() {
        return "TechEmpower's fortunes: 12 rows and one more, sorted, 64 callers at a time";
    }

    @Override
    public void start(Contestant contestant, int round, Answer answer) {
        Callers.run(contestant, Worlds.CALLERS, units(), (index, caller) -> contestant.fortunes(caller), answer);
    }

    @Override
    public Check expected(int round) {
        Check one = Data.fortunes();
        return Callers.expected(units(), index -> one);
    }
}
