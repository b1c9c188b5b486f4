package dev.leat.benchmarks.workload;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Check;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Workload;
import java.util.stream.LongStream;

/**
 * Many entity types: how long the build takes, or the start.
 *
 * @param units how many types
 * @param built whether they are built before, and what counts is the start
 */
record EntityTypes(int units, boolean built) implements Workload {
    @Override
    public String name() {
        return (built ? "start-" : "build-") + units;
    }

    @Override
    public String unit() {
        return "type";
    }

    @Override
    public String description() {
        return "%,d entity types, ".formatted(units)
                + (built ? "loaded and started with" : "compiled from source, with the processor if there is one");
    }

    @Override
    public void prepare(Contestant contestant) {
        if (built) {
            contestant.buildTypes(units);
        }
    }

    @Override
    public void start(Contestant contestant, int round, Answer answer) {
        if (built) {
            contestant.startTypes(units, answer);
        } else {
            contestant.buildTypes(units);
            LongStream.rangeClosed(1, units).forEach(number -> answer.id(number, number));
            answer.done();
        }
    }

    @Override
    public Check expected(int round) {
        return Data.each(1, units, Data::id);
    }
}
