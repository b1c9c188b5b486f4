package dev.leat.benchmarks.workload;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Check;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Setup;
import dev.leat.benchmarks.kit.Workload;

/**
 * Rows of the largest table.
 *
 * @param name name in the results
 * @param rows how many
 * @param streams how often one after the other, where they are few
 * @param setup the JVM it wants
 */
record EntryStream(String name, int rows, int streams, Setup setup) implements Workload {
    @Override
    public String unit() {
        return "row";
    }

    @Override
    public int units() {
        return rows * streams;
    }

    @Override
    public String description() {
        return "%,d rows, as a stream where there is one, %,d MB of heap".formatted(rows, setup.heapMegabytes());
    }

    @Override
    public boolean needsEntries() {
        return true;
    }

    @Override
    public void start(Contestant contestant, int round, Answer answer) {
        Callers.run(contestant, 1, streams, (index, caller) -> contestant.entries(rows, caller), answer);
    }

    @Override
    public Check expected(int round) {
        Check one = Data.each(1, rows, Data::entry);
        return Callers.expected(streams, index -> one);
    }
}
