package dev.leat.benchmarks.workload;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Check;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Setup;
import dev.leat.benchmarks.kit.Workload;

/**
 * W3: customers with their orders and the items of these, 1 + 10 + 30 rows each.
 *
 * @param name name in the results
 * @param units how many customers, at most 1,000
 * @param setup the JVM it wants
 */
record Graph(String name, int units, Setup setup) implements Workload {
    @Override
    public String unit() {
        return "root";
    }

    @Override
    public String description() {
        return "%,d customers, each with 10 orders and their 30 items".formatted(units);
    }

    @Override
    public int times() {
        return 5;
    }

    @Override
    public void start(Contestant contestant, int round, Answer answer) {
        Callers.one(contestant, answer, () -> contestant.graph(units, answer));
    }

    @Override
    public Check expected(int round) {
        return Data.each(1, units, Data::customer)
                .plus(Data.each(1, 10L * units, id -> Data.order(id).at(Data.customerOf(id))))
                .plus(Data.each(1, 30L * units, id -> Data.item(id).at(Data.orderOf(id))));
    }
}
