package dev.leat.benchmarks.workload;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Check;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Setup;
import dev.leat.benchmarks.kit.Workload;

/**
 * A million rows, each with two others, in a small heap.
 *
 * @param name name in the results
 * @param setup the JVM it wants
 */
record EntryRelations(String name, Setup setup) implements Workload {
    @Override
    public String unit() {
        return "row";
    }

    @Override
    public int units() {
        return Data.ENTRIES;
    }

    @Override
    public String description() {
        return "1,000,000 rows as a stream, each with its customer and its order, %d MB of heap"
                .formatted(setup.heapMegabytes());
    }

    @Override
    public boolean needsEntries() {
        return true;
    }

    @Override
    public void start(Contestant contestant, int round, Answer answer) {
        Callers.one(contestant, answer, () -> contestant.entriesWithRelations(Data.ENTRIES, answer));
    }

    @Override
    public Check expected(int round) {
        return Data.each(
                1,
                Data.ENTRIES,
                id -> Data.entry(id)
                        .plus(Data.customer(Data.entryCustomer(id)).at(id))
                        .plus(Data.order(Data.entryOrder(id)).at(id)));
    }
}
