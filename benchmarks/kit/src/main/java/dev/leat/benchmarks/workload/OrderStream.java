package dev.leat.benchmarks.workload;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Check;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Workload;

/** W2: all 200,000 orders. */
record OrderStream() implements Workload {
    @Override
    public String name() {
        return "W2";
    }

    @Override
    public String unit() {
        return "row";
    }

    @Override
    public int units() {
        return Data.ORDERS;
    }

    @Override
    public String description() {
        return "200,000 orders, as a stream where there is one";
    }

    @Override
    public void start(Contestant contestant, int round, Answer answer) {
        Callers.one(contestant, answer, () -> contestant.orders(answer));
    }

    @Override
    public Check expected(int round) {
        return Data.each(1, Data.ORDERS, Data::order);
    }
}
