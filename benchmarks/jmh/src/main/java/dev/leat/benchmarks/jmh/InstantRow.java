package dev.leat.benchmarks.jmh;

import io.r2dbc.spi.ColumnMetadata;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import io.r2dbc.spi.Type;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** A row of orders whose values need no decoding, and its own metadata. */
record InstantRow(Object[] values) implements Row, RowMetadata {
    private static final List<String> NAMES = List.of("id", "customer_id", "total", "note", "placed_at");
    private static final OffsetDateTime START = OffsetDateTime.of(2024, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);
    private static final int KEPT = 10_000;
    private static final List<InstantRow> ROWS =
            LongStream.rangeClosed(1, KEPT).mapToObj(InstantRow::made).toList();

    private static InstantRow made(long id) {
        return new InstantRow(new Object[] {
            id,
            (id - 1) / 10 + 1,
            BigDecimal.valueOf(id * 7919 % 1_000_000, 2),
            "note " + id % 97 + " of an order",
            START.plusMinutes(id)
        });
    }

    /** The order with a key from 1 to 10,000. */
    static InstantRow of(long id) {
        return ROWS.get((int) id - 1);
    }

    /** The first orders. */
    static List<InstantRow> first(int count) {
        return ROWS.subList(0, count);
    }

    @Override
    public RowMetadata getMetadata() {
        return this;
    }

    @Override
    public Object get(int index) {
        return values[index];
    }

    @Override
    public <T> @Nullable T get(int index, Class<T> type) {
        return type.cast(values[index]);
    }

    @Override
    public <T> @Nullable T get(String name, Class<T> type) {
        return get(NAMES.indexOf(name), type);
    }

    @Override
    public ColumnMetadata getColumnMetadata(int index) {
        return new Name(NAMES.get(index));
    }

    @Override
    public ColumnMetadata getColumnMetadata(String name) {
        return new Name(name);
    }

    @Override
    public List<? extends ColumnMetadata> getColumnMetadatas() {
        return IntStream.range(0, NAMES.size())
                .mapToObj(this::getColumnMetadata)
                .toList();
    }

    @Override
    public boolean contains(String name) {
        return NAMES.contains(name);
    }

    private record Name(String name) implements ColumnMetadata {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public Type getType() {
            return switch (name) {
                case "note" -> R2dbcType.VARCHAR;
                case "total" -> R2dbcType.NUMERIC;
                case "placed_at" -> R2dbcType.TIMESTAMP_WITH_TIME_ZONE;
                default -> R2dbcType.BIGINT;
            };
        }
    }
}
