package dev.leat.benchmarks.workload;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Check;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Setup;
import dev.leat.benchmarks.kit.Workload;

/** The first lookup of a new JVM. */
record FirstQuery() implements Workload {
    @Override
    public String name() {
        return "first-query";
    }

    @Override
    public String unit() {
        return "ms";
    }

    @Override
    public int units() {
        return 1;
    }

    @Override
    public String description() {
        return "from the start of the JVM until a pool of ten is open and has given one order by key";
    }

    @Override
    public Setup setup() {
        return Setup.USUAL.withFreshJvm();
    }

    @Override
    public void start(Contestant contestant, int round, Answer answer) {
        contestant.order(round + 1, answer);
    }

    @Override
    public Check expected(int round) {
        return Data.order(round + 1);
    }
}
