package dev.leat.benchmarks.workload;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Check;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Setup;
import dev.leat.benchmarks.kit.Workload;
import java.util.Random;

/**
 * W1: orders by key from a number of callers, each waiting for its answer before it asks again.
 *
 * @param name name in the results
 * @param callers how many
 * @param units lookups in a round
 * @param setup the JVM it wants
 */
record Lookups(String name, int callers, int units, Setup setup) implements Workload {
    @Override
    public String unit() {
        return "lookup";
    }

    @Override
    public String description() {
        return "orders by key, " + callers + (callers == 1 ? " caller" : " callers at a time");
    }

    @Override
    public void start(Contestant contestant, int round, Answer answer) {
        long[] ids = ids(round);
        Callers.run(contestant, callers, ids.length, (index, caller) -> contestant.order(ids[index], caller), answer);
    }

    @Override
    public Check expected(int round) {
        long[] ids = ids(round);
        return Callers.expected(ids.length, index -> Data.order(ids[index]));
    }

    private long[] ids(int round) {
        return new Random(round).longs(units, 1, Data.ORDERS + 1).toArray();
    }
}
