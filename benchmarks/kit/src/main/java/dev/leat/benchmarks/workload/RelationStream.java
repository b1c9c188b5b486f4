package dev.leat.benchmarks.workload;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Check;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Workload;

/** All customers as a stream, each with its orders. */
record RelationStream() implements Workload {
    @Override
    public String name() {
        return "stream-relations";
    }

    @Override
    public String unit() {
        return "root";
    }

    @Override
    public int units() {
        return Data.CUSTOMERS;
    }

    @Override
    public String description() {
        return "100,000 customers as a stream, each with its orders, 200,000 in all";
    }

    @Override
    public void start(Contestant contestant, int round, Answer answer) {
        Callers.one(contestant, answer, () -> contestant.customersWithOrders(answer));
    }

    @Override
    public Check expected(int round) {
        return Data.each(1, Data.CUSTOMERS, Data::customer)
                .plus(Data.each(1, Data.ORDERS, id -> Data.order(id).at(Data.customerOf(id))));
    }
}
