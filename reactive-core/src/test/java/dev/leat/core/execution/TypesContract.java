package dev.leat.core.execution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.core.query.Assignment;
import dev.leat.core.query.Column;
import dev.leat.core.query.ColumnType;
import dev.leat.core.query.Condition;
import dev.leat.core.query.Insert;
import dev.leat.core.query.InsertRows;
import dev.leat.core.query.Select;
import dev.leat.core.query.Table;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was written is read back equal, alone and in arrays, and is found again. */
interface TypesContract extends ContractDatabase {
    Table VALUE = Table.of("sample value");
    Column<Object, Integer> NUMBER = ContractDatabase.column(VALUE, "number", ColumnType.INTEGER);

    @ParameterizedTest
    @MethodSource("dev.leat.core.execution.Sample#all")
    default <T> void valueIsReadBackAsItWasWritten(Sample<T> sample) {
        Column<Object, T> value = table(sample);
        List<Object> written = new ArrayList<>();
        for (T each : sample.values()) {
            Insert insert = new Insert(
                    VALUE,
                    List.of(new Assignment(NUMBER, written.size()), new Assignment(value, each)),
                    List.of(value));
            assertThat(rows(insert, row -> Sample.comparable(row.require(0, value))))
                    .containsExactly(sample.stored(each));
            written.add(sample.stored(each));
        }
        assertThat(allValues(value)).isEqualTo(written);
    }

    @ParameterizedTest
    @MethodSource("dev.leat.core.execution.Sample#all")
    default <T> void nullIsReadBackAsNull(Sample<T> sample) {
        Column<Object, T> value = table(sample);
        Insert insert =
                new Insert(VALUE, List.of(new Assignment(NUMBER, 1), new Assignment(value, null)), List.of(NUMBER));
        rows(insert, row -> row.require(0, NUMBER));
        assertThat(allValues(value)).containsExactly("null");
    }

    @ParameterizedTest
    @MethodSource("dev.leat.core.execution.Sample#all")
    default <T> void arraysCarryValuesAndNulls(Sample<T> sample) {
        Column<Object, T> value = table(sample);
        List<@Nullable Object[]> rows = new ArrayList<>();
        List<Object> written = new ArrayList<>();
        for (T each : sample.values()) {
            rows.add(new Object[] {rows.size(), each});
            rows.add(new @Nullable Object[] {rows.size(), null});
            written.add(sample.stored(each));
            written.add("null");
        }
        InsertRows insert = new InsertRows(VALUE, List.of(NUMBER, value), rows, List.of(value));
        assertThat(rows(insert, row -> text(row.get(0, value)))).isEqualTo(written);
        assertThat(allValues(value)).isEqualTo(written);
    }

    @ParameterizedTest
    @MethodSource("dev.leat.core.execution.Sample#all")
    default <T> void valuesAreFoundByComparisonAndByArray(Sample<T> sample) {
        Column<Object, T> value = table(sample);
        arraysCarry(sample, value);
        List<T> some = sample.values().subList(0, sample.values().size() - 1);
        int last = sample.values().size() - 1;
        assertThat(numbers(value.eq(sample.first()))).containsExactly(0);
        assertThat(numbers(value.in(some))).containsExactlyElementsOf(upTo(last));
        assertThat(numbers(value.notIn(some))).containsExactly(last);
        assertThat(numbers(value.in(List.of()))).isEmpty();
        assertThat(numbers(value.notIn(List.of()))).containsExactlyElementsOf(upTo(last + 2));
        assertThat(numbers(value.in(List.of(sample.first(), sample.first())).not()))
                .doesNotContain(0);
    }

    @ParameterizedTest
    @MethodSource("dev.leat.core.execution.Sample#all")
    default <T> void valuesArePartOfCompositeKeys(Sample<T> sample) {
        Column<Object, T> value = table(sample);
        arraysCarry(sample, value);
        List<List<Object>> keys = List.of(List.of(0, sample.first()), List.of(1, sample.first()));
        assertThat(numbers(new Condition.KeyIn<>(List.of(NUMBER, value), keys))).containsExactly(0);
        assertThat(numbers(new Condition.KeyIn<>(List.of(NUMBER, value), List.of())))
                .isEmpty();
    }

    private <T> Column<Object, T> table(Sample<T> sample) {
        run(
                "drop table if exists \"sample value\"",
                "create table \"sample value\" (\"number\" integer, \"v\" " + typeName(sample.type()) + ")");
        return ContractDatabase.column(VALUE, "v", sample.type());
    }

    private <T> void arraysCarry(Sample<T> sample, Column<Object, T> value) {
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (T each : sample.values()) {
            rows.add(new Object[] {rows.size(), each});
        }
        rows.add(new @Nullable Object[] {rows.size(), null});
        rows(new InsertRows(VALUE, List.of(NUMBER, value), rows, List.of(NUMBER)), row -> row.require(0, NUMBER));
    }

    private List<Integer> numbers(Condition<Object> condition) {
        return rows(
                Select.from(VALUE, List.of(NUMBER)).where(condition).orderBy(List.of(NUMBER.asc())),
                row -> row.require(0, NUMBER));
    }

    private <T> List<Object> allValues(Column<Object, T> value) {
        return rows(Select.from(VALUE, List.of(value)).orderBy(List.of(NUMBER.asc())), row -> text(row.get(0, value)));
    }

    private static List<Integer> upTo(int end) {
        return java.util.stream.IntStream.range(0, end).boxed().toList();
    }

    private static Object text(@Nullable Object value) {
        return value == null ? "null" : Sample.comparable(value);
    }
}
