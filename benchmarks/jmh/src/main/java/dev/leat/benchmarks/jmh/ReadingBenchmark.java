package dev.leat.benchmarks.jmh;

import dev.leat.mapper.Leat;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Row;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import reactor.core.publisher.Flux;

/** A thousand rows through everything that stands above the driver, per row; by hand and by Leat. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
@OperationsPerInvocation(ReadingBenchmark.ROWS)
public class ReadingBenchmark {
    static final int ROWS = 1_000;

    private final InstantDatabase database = new InstantDatabase(ROWS);
    private final Leat leat = Leat.of(database);

    /** As a careful program reads them from the driver. */
    @Benchmark
    public List<PlainOrder> byHand() {
        return ended(Flux.usingWhen(
                        database.create(),
                        connection -> Flux.from(connection
                                        .createStatement("select id, customer_id, total, note, placed_at from orders")
                                        .execute())
                                .concatMap(ReadingBenchmark::orders),
                        Connection::close)
                .collectList()
                .block());
    }

    private static Flux<PlainOrder> orders(Result result) {
        return Flux.from(result.map((row, metadata) -> PlainOrder.read(row)));
    }

    /** As a list of entities. */
    @Benchmark
    public List<Order> byLeat() {
        return ended(leat.crud(Order_.entity).find().list().block());
    }

    /** As a stream of entities, which reads pages by key, since nobody knows how many connections there are. */
    @Benchmark
    public long streamedByLeat() {
        return ended(leat.crud(Order_.entity).find().stream().count().block());
    }

    private static <T> T ended(@Nullable T value) {
        return Objects.requireNonNull(value);
    }

    /**
     * What a hand-written program has instead of the entity.
     *
     * @param id key
     * @param customerId key of the customer
     * @param total sum
     * @param note anything
     * @param placedAt when
     */
    public record PlainOrder(
            Long id,
            Long customerId,
            BigDecimal total,
            @Nullable String note,
            OffsetDateTime placedAt) {
        static PlainOrder read(Row row) {
            return new PlainOrder(
                    ended(row.get(0, Long.class)),
                    ended(row.get(1, Long.class)),
                    ended(row.get(2, BigDecimal.class)),
                    row.get(3, String.class),
                    ended(row.get(4, OffsetDateTime.class)));
        }
    }
}
