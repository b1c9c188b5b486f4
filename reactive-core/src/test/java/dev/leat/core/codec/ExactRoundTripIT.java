package dev.leat.core.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.testing.BlockingSql;
import dev.leat.core.testing.TestDatabase;
import io.r2dbc.pool.ConnectionPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What was written is read back equal: every type, in both formats, alone and in arrays, through a table. */
class ExactRoundTripIT {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create();

    private static final Map<Transfer, ConnectionPool> POOLS = new EnumMap<>(Transfer.class);

    @BeforeAll
    static void open() {
        for (Transfer transfer : Transfer.values()) {
            POOLS.put(transfer, transfer.pool(DATABASE));
        }
    }

    @AfterAll
    static void close() {
        POOLS.values().forEach(pool -> pool.close().block());
    }

    static Stream<Arguments> samples() {
        return Stream.of(Transfer.values())
                .flatMap(transfer -> Sample.all().stream().map(sample -> Arguments.of(transfer, sample)));
    }

    private static BlockingSql sql(Transfer transfer) {
        return BlockingSql.on(Objects.requireNonNull(POOLS.get(transfer)));
    }

    /** Never the same name twice: the driver cannot prepare a changed table again when there is a fetch size. */
    private static String newTable(String test, Transfer transfer, Sample<?> sample) {
        String table = '"' + test + ' ' + transfer + ' ' + sample + '"';
        sql(transfer).script("create table " + table + " (x " + sample.column() + ", n int)");
        return table;
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T> void singleValues(Transfer transfer, Sample<T> sample) {
        BlockingSql sql = sql(transfer);
        String table = newTable("single", transfer, sample);
        List<T> found = new ArrayList<>();
        for (T value : sample.values()) {
            sql.update("insert into " + table + " (x) values ($1)", value);
            found.add(sql.value(sample.type(), "select x from " + table));
            sql.update("delete from " + table);
        }
        Sample.assertSame(found, sample.values());
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T> void arraysWithNulls(Transfer transfer, Sample<T> sample) {
        Class<?> type = sample.array().getClass();
        Object found = sql(transfer).value(type, "select $1::" + sample.column() + "[]", (Object) sample.array());
        List<?> elements = Arrays.asList((Object[]) found);
        assertThat(elements.get(sample.values().size())).isNull();
        Sample.assertSame(elements.subList(0, sample.values().size()), sample.values());
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T> void emptyArrays(Transfer transfer, Sample<T> sample) {
        Object empty = Arrays.copyOf(sample.array(), 0);
        Object found = sql(transfer).value(empty.getClass(), "select $1::" + sample.column() + "[]", empty);
        assertThat((Object[]) found).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    <T> void arraysAsKeysAndAsRows(Transfer transfer, Sample<T> sample) {
        BlockingSql sql = sql(transfer);
        String table = newTable("rows", transfer, sample);
        sql.update(
                "insert into " + table + " select x, n from unnest($1::" + sample.column()
                        + "[]) with ordinality as u (x, n)",
                (Object) sample.array());
        assertThat(sql.count(table + " where x = any($1)", (Object) sample.array()))
                .isEqualTo(sample.values().size());
        assertThat(sql.count(table + " where x is null")).isEqualTo(1);
    }
}
