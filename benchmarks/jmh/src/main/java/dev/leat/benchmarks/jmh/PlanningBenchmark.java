package dev.leat.benchmarks.jmh;

import dev.leat.mapper.Crud;
import dev.leat.mapper.Find;
import dev.leat.mapper.Leat;
import dev.leat.mapper.QueryPlan;
import java.math.BigDecimal;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A query with two relations, from the first call to the statements that it would send. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class PlanningBenchmark {
    private final Crud<Order, Long> orders = Leat.of(new InstantDatabase(0)).crud(Order_.entity);
    private final Find<Order> query = find();

    private Find<Order> find() {
        return orders.where(
                        Order_.total.ge(BigDecimal.TEN), Order_.customer.is(Customer_.name.startsWith("customer 1")))
                .with(Order_.customer, Order_.items)
                .orderBy(Order_.placedAt.desc())
                .limit(20);
    }

    /** The query alone. */
    @Benchmark
    public Find<Order> build() {
        return find();
    }

    /** The plan of a query that is there. */
    @Benchmark
    public QueryPlan plan() {
        return query.plan();
    }

    /** Both. */
    @Benchmark
    public QueryPlan buildAndPlan() {
        return find().plan();
    }
}
