package dev.leat.benchmarks.workload;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Check;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Sql;
import dev.leat.benchmarks.kit.Workload;
import java.util.Random;

/** TechEmpower's single query. */
record SingleQuery() implements Workload {
    @Override
    public String name() {
        return "techempower-single";
    }

    @Override
    public String unit() {
        return "request";
    }

    @Override
    public int units() {
        return 20_000;
    }

    @Override
    public String description() {
        return "TechEmpower's single query: one random row, 64 callers at a time";
    }

    @Override
    public void before(Sql sql) {
        Worlds.reset(sql);
    }

    @Override
    public void start(Contestant contestant, int round, Answer answer) {
        int[] ids = ids(round);
        Callers.run(
                contestant,
                Worlds.CALLERS,
                ids.length,
                (index, caller) -> contestant.world(ids[index], caller),
                answer);
    }

    @Override
    public Check expected(int round) {
        int[] ids = ids(round);
        return Callers.expected(ids.length, index -> Data.world(ids[index], Data.numberOf(ids[index])));
    }

    private int[] ids(int round) {
        return new Random(round).ints(units(), 1, Data.WORLDS + 1).toArray();
    }
}
