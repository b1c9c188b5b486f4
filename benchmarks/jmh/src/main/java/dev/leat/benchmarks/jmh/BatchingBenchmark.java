package dev.leat.benchmarks.jmh;

import dev.leat.mapper.Crud;
import dev.leat.mapper.Leat;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import reactor.core.publisher.Flux;

/** 256 lookups by key in one pipeline, per lookup, of a database that takes no time: what gathering them costs. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
@OperationsPerInvocation(BatchingBenchmark.LOOKUPS)
public class BatchingBenchmark {
    static final int LOOKUPS = 256;

    /** Whether lookups are gathered into one statement, or sent one by one. */
    @Param({"true", "false"})
    public boolean batched;

    private final Crud<Order, Long> orders = Leat.of(new InstantDatabase(0)).crud(Order_.entity);
    private final Crud<Order, Long> unbatched = orders.unbatched();

    /** All at the same time, as callers of a service are. */
    @Benchmark
    public long lookups() {
        Crud<Order, Long> crud = batched ? orders : unbatched;
        return Objects.requireNonNull(Flux.range(1, LOOKUPS)
                .flatMap(id -> crud.findById((long) id), LOOKUPS)
                .count()
                .block());
    }
}
