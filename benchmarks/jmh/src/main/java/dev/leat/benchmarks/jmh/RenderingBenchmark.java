package dev.leat.benchmarks.jmh;

import dev.leat.core.query.InsertRows;
import dev.leat.core.query.Select;
import dev.leat.core.sql.BoundStatement;
import dev.leat.core.sql.Dialect;
import dev.leat.core.sql.SqlRenderer;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** From a query value to SQL text and its binds. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class RenderingBenchmark {
    private final SqlRenderer renderer = new SqlRenderer(Dialect.of("PostgreSQL"));
    private final Select byKey =
            Select.from(Order_.entity.table(), Order_.entity.columns()).where(Order_.id.eq(7L));
    private final Select page = Select.from(Order_.entity.table(), Order_.entity.columns())
            .where(Order_.total.ge(BigDecimal.TEN).and(Order_.note.startsWith("note")))
            .orderBy(List.of(Order_.placedAt.desc()))
            .limit(20);
    private final InsertRows insert = new InsertRows(
            Order_.entity.table(),
            Order_.entity.columns(),
            LongStream.rangeClosed(1, 1_000)
                    .mapToObj(id -> InstantRow.of(id).values())
                    .toList(),
            List.of(Order_.id));

    /** A select by key, whose shape was rendered before. */
    @Benchmark
    public BoundStatement selectByKey() {
        return renderer.render(byKey);
    }

    /** A select with two conditions, an order and a limit, whose shape was rendered before. */
    @Benchmark
    public BoundStatement selectPage() {
        return renderer.render(page);
    }

    /** The same with a renderer that has not seen its shape. */
    @Benchmark
    public BoundStatement selectPageFirst() {
        return new SqlRenderer(renderer.dialect()).render(page);
    }

    /** An insert of a thousand rows: five arrays are made. */
    @Benchmark
    public BoundStatement insertThousandRows() {
        return renderer.render(insert);
    }

    /** The query value itself. */
    @Benchmark
    public Select buildPage() {
        return Select.from(Order_.entity.table(), Order_.entity.columns())
                .where(Order_.total.ge(BigDecimal.TEN).and(Order_.note.startsWith("note")))
                .orderBy(List.of(Order_.placedAt.desc()))
                .limit(20);
    }
}
