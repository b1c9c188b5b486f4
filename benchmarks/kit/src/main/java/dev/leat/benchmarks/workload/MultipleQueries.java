package dev.leat.benchmarks.workload;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Check;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Sql;
import dev.leat.benchmarks.kit.Workload;
import java.util.Random;
import java.util.stream.IntStream;

/** TechEmpower's multiple queries. */
record MultipleQueries() implements Workload {
    @Override
    public String name() {
        return "techempower-multiple";
    }

    @Override
    public String unit() {
        return "request";
    }

    @Override
    public int units() {
        return 1_000;
    }

    @Override
    public String description() {
        return "TechEmpower's multiple queries: 20 random rows, each by its own query, 64 callers at a time";
    }

    @Override
    public void before(Sql sql) {
        Worlds.reset(sql);
    }

    @Override
    public void start(Contestant contestant, int round, Answer answer) {
        Callers.run(
                contestant,
                Worlds.CALLERS,
                units(),
                (index, caller) -> contestant.worlds(ids(round, index), caller),
                answer);
    }

    @Override
    public Check expected(int round) {
        return Callers.expected(
                units(),
                index -> IntStream.of(ids(round, index))
                        .mapToObj(id -> Data.world(id, Data.numberOf(id)))
                        .reduce(Check.NONE, Check::plus));
    }

    /** Different in a request: rows that come twice are another question. */
    private int[] ids(int round, int index) {
        return new Random((long) round * units() + index)
                .ints(1, Data.WORLDS + 1)
                .distinct()
                .limit(Worlds.QUERIES)
                .toArray();
    }
}
