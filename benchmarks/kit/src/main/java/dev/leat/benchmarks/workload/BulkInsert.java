package dev.leat.benchmarks.workload;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Check;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Setup;
import dev.leat.benchmarks.kit.Sql;
import dev.leat.benchmarks.kit.Workload;
import java.util.stream.LongStream;

/**
 * W4: new rows in one transaction, with the keys that the database gives them.
 *
 * @param name name in the results
 * @param units how many rows
 * @param setup the JVM it wants
 */
record BulkInsert(String name, int units, Setup setup) implements Workload {
    @Override
    public String unit() {
        return "row";
    }

    @Override
    public String description() {
        return "%,d rows inserted in one transaction, with their generated keys".formatted(units);
    }

    @Override
    public void before(Sql sql) {
        sql.run("truncate booking restart identity");
    }

    @Override
    public int times() {
        return 3;
    }

    @Override
    public void start(Contestant contestant, int round, Answer answer) {
        Callers.one(contestant, answer, () -> contestant.insert(units, answer));
    }

    @Override
    public Check expected(int round) {
        return Data.each(1, units, Data::id);
    }

    @Override
    public boolean after(Sql sql, int round) {
        return sql.value(
                                "select count(*) from booking b join orders o on o.id = b.id and o.customer_id = b.customer_id "
                                        + "and o.total = b.total and o.note = b.note and o.placed_at = b.placed_at")
                        == units
                && sql.value("select sum((total * 100)::bigint) from booking")
                        == LongStream.rangeClosed(1, units).map(Data::centsOf).sum();
    }
}
