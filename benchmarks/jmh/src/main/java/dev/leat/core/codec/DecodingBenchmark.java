package dev.leat.core.codec;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.r2dbc.postgresql.codec.DefaultCodecs;
import io.r2dbc.postgresql.codec.PostgresqlObjectId;
import io.r2dbc.postgresql.message.Format;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One value from the bytes of the wire, by the driver's codecs and by ours. In this package, which exports nothing. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@State(Scope.Thread)
public class DecodingBenchmark {
    private static final ByteBufAllocator ALLOCATOR = PooledByteBufAllocator.DEFAULT;

    /** Whose codecs. */
    @Param({"driver", "leat"})
    public String codecs = "driver";

    private final ByteBuf bigint = text("123456789012");
    private final ByteBuf numeric = text("7919.25");
    private final ByteBuf note = text("note 42 of an order");
    private final ByteBuf timestamp = text("2024-03-01 12:34:56.123456+00");
    private final ByteBuf binaryBigint = Unpooled.directBuffer(8).writeLong(123_456_789_012L);
    private final ByteBuf binaryTimestamp = Unpooled.directBuffer(8).writeLong(762_611_696_123_456L);
    private DefaultCodecs registry = new DefaultCodecs(ALLOCATOR);

    private static ByteBuf text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return Unpooled.directBuffer(bytes.length).writeBytes(bytes);
    }

    /** Registers ours before the driver's, as a connection does. */
    @Setup
    public void register() {
        registry = new DefaultCodecs(ALLOCATOR);
        if (codecs.equals("leat")) {
            ExactCodecs.register(registry, ALLOCATOR);
        }
    }

    private <T> @Nullable T decoded(ByteBuf buffer, PostgresqlObjectId column, Format format, Class<T> type) {
        buffer.readerIndex(0);
        return registry.decode(buffer, column.getObjectId(), format, type);
    }

    /** bigint as text. */
    @Benchmark
    public @Nullable Long bigint() {
        return decoded(bigint, PostgresqlObjectId.INT8, Format.FORMAT_TEXT, Long.class);
    }

    /** bigint in binary. */
    @Benchmark
    public @Nullable Long bigintBinary() {
        return decoded(binaryBigint, PostgresqlObjectId.INT8, Format.FORMAT_BINARY, Long.class);
    }

    /** numeric as text. */
    @Benchmark
    public @Nullable BigDecimal numeric() {
        return decoded(numeric, PostgresqlObjectId.NUMERIC, Format.FORMAT_TEXT, BigDecimal.class);
    }

    /** text. */
    @Benchmark
    public @Nullable String varchar() {
        return decoded(note, PostgresqlObjectId.TEXT, Format.FORMAT_TEXT, String.class);
    }

    /** timestamptz as text. */
    @Benchmark
    public @Nullable OffsetDateTime timestamptz() {
        return decoded(timestamp, PostgresqlObjectId.TIMESTAMPTZ, Format.FORMAT_TEXT, OffsetDateTime.class);
    }

    /** timestamptz in binary. */
    @Benchmark
    public @Nullable OffsetDateTime timestamptzBinary() {
        return decoded(binaryTimestamp, PostgresqlObjectId.TIMESTAMPTZ, Format.FORMAT_BINARY, OffsetDateTime.class);
    }
}
