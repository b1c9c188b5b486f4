package dev.leat.benchmarks.workload;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Check;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Sql;
import dev.leat.benchmarks.kit.Workload;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** TechEmpower's updates; every row is changed by one request of a round, so that each round can be checked. */
record Updates() implements Workload {
    @Override
    public String name() {
        return "techempower-updates";
    }

    @Override
    public String unit() {
        return "request";
    }

    @Override
    public int units() {
        return Data.WORLDS / Worlds.QUERIES;
    }

    @Override
    public String description() {
        return "TechEmpower's updates: 20 rows, each by its own query, then stored with other numbers, 64 callers at a "
                + "time";
    }

    @Override
    public void before(Sql sql) {
        Worlds.reset(sql);
    }

    @Override
    public void start(Contestant contestant, int round, Answer answer) {
        int[] shuffled = shuffled(round);
        Callers.run(
                contestant,
                Worlds.CALLERS,
                units(),
                (index, caller) -> {
                    int[] ids = Arrays.copyOfRange(shuffled, index * Worlds.QUERIES, (index + 1) * Worlds.QUERIES);
                    int[] numbers = Arrays.stream(ids)
                            .map(id -> Worlds.changed(round, id))
                            .toArray();
                    contestant.updateWorlds(ids, numbers, caller);
                },
                answer);
    }

    @Override
    public Check expected(int round) {
        int[] shuffled = shuffled(round);
        return Callers.expected(
                units(),
                index -> Arrays.stream(shuffled, index * Worlds.QUERIES, (index + 1) * Worlds.QUERIES)
                        .mapToObj(id -> Data.world(id, Worlds.changed(round, id)))
                        .reduce(Check.NONE, Check::plus));
    }

    @Override
    public boolean after(Sql sql, int round) {
        return Worlds.countChanged(sql, round) == Data.WORLDS;
    }

    private static int[] shuffled(int round) {
        List<Integer> ids = IntStream.rangeClosed(1, Data.WORLDS).boxed().collect(Collectors.toList());
        Collections.shuffle(ids, new Random(round));
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }
}
