package dev.leat.benchmarks.workload;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Check;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Workload;

/**
 * Many entity types: how long the build and the start take.
 *
 * @param units how many types
 */
record EntityTypes(int units) implements Workload {
    @Override
    public String name() {
        return "entities-" + units;
    }

    @Override
    public String unit() {
        return "type";
    }

    @Override
    public String description() {
        return "%,d entity types compiled from source and started with".formatted(units);
    }

    @Override
    public void start(Contestant contestant, int round, Answer answer) {
        contestant.entityTypes(units, answer);
    }

    @Override
    public Check expected(int round) {
        return Data.each(1, units, Data::id);
    }
}
