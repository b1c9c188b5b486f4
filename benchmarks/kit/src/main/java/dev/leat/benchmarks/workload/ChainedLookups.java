package dev.leat.benchmarks.workload;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Check;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Workload;

/** W1-flatMap: ten times {@code Flux.range(first, 1000).flatMap(this::findById)}, one after the other. */
record ChainedLookups() implements Workload {
    private static final int COUNT = 1_000;
    private static final int TIMES = 10;

    @Override
    public String name() {
        return "W1-flatMap";
    }

    @Override
    public String unit() {
        return "lookup";
    }

    @Override
    public int units() {
        return COUNT * TIMES;
    }

    @Override
    public String description() {
        return "1,000 orders by key, chained by hand: Flux.range(0, 1000).flatMap(this::findById)";
    }

    @Override
    public void start(Contestant contestant, int round, Answer answer) {
        Callers.run(
                contestant,
                1,
                TIMES,
                (index, caller) -> contestant.ordersOneByOne(first(round, index), COUNT, caller),
                answer);
    }

    @Override
    public Check expected(int round) {
        return Callers.expected(
                TIMES, index -> Data.each(first(round, index), first(round, index) + COUNT - 1, Data::order));
    }

    private static long first(int round, int index) {
        return 1 + (long) (round % 10) * TIMES * COUNT + (long) index * COUNT;
    }
}
