package dev.leat.benchmarks.workload;

import dev.leat.benchmarks.kit.Answer;
import dev.leat.benchmarks.kit.Check;
import dev.leat.benchmarks.kit.Contestant;
import dev.leat.benchmarks.kit.Data;
import dev.leat.benchmarks.kit.Setup;
import dev.leat.benchmarks.kit.Sql;
import dev.leat.benchmarks.kit.Workload;

/**
 * W5: rows read, changed and stored in one transaction, each with another value.
 *
 * @param name name in the results
 * @param units how many rows
 * @param setup the JVM it wants
 */
record BulkChange(String name, int units, Setup setup) implements Workload {
    @Override
    public String unit() {
        return "row";
    }

    @Override
    public String description() {
        return "%,d rows read, changed and stored in one transaction".formatted(units);
    }

    @Override
    public void before(Sql sql) {
        sql.run("update account set balance = -1 where balance <> -1");
    }

    @Override
    public int times() {
        return 10;
    }

    @Override
    public void start(Contestant contestant, int round, Answer answer) {
        Callers.one(contestant, answer, () -> contestant.change(units, id -> cents(round, id), answer));
    }

    @Override
    public Check expected(int round) {
        return Data.each(1, units, id -> Data.account(id, cents(round, id)));
    }

    @Override
    public boolean after(Sql sql, int round) {
        return sql.value("select count(*) from account where id <= " + units + " and balance * 100 = " + round
                                + " * 100000 + id * 3")
                        == units
                && sql.value("select count(*) from account where owner <> 'owner ' || id or id > " + units
                                + " and balance <> -1")
                        == 0;
    }

    static long cents(int round, long id) {
        return round * 100_000L + id * 3;
    }
}
