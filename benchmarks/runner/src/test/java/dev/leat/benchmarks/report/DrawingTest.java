package dev.leat.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DrawingTest {
    @Test
    void writesNumbersWithThreeDigits() {
        assertThat(List.of(
                        Numbers.number(0.0123),
                        Numbers.number(0.666),
                        Numbers.number(9.994),
                        Numbers.number(9.996),
                        Numbers.number(99.96),
                        Numbers.number(1234.5),
                        Numbers.number(0.0)))
                .containsExactly("0.012", "0.67", "9.99", "10.0", "100", "1,235", "0");
        assertThat(List.of(Numbers.tick(50), Numbers.tick(0.05), Numbers.tick(0.25), Numbers.tick(1_000)))
                .containsExactly("50", "0.05", "0.25", "1,000");
        assertThat(Numbers.bytes(755.0)).isEqualTo("755 B");
        assertThat(Numbers.bytes(4_059.0)).isEqualTo("4.06 kB");
        assertThat(Numbers.bytes(null)).isEqualTo(Numbers.NONE);
    }

    @Test
    void choosesMillisecondsForLongTimes() {
        TimeScale scale = TimeScale.of(List.of(
                SampleRows.measured("page", "raw", 1_500, 1.0), SampleRows.measured("page", "leat", 9_000, 1.0)));
        assertThat(scale.label()).isEqualTo("ms per row");
        assertThat(scale.text(1_500)).isEqualTo("1.50");
        assertThat(TimeScale.of(List.of()).label()).isNotNull();
    }

    @Test
    void putsRoundNumbersOnAxes() {
        assertThat(Axis.of(0, 47, false, 0, 100).ticks()).containsExactly(0.0, 20.0, 40.0);
        assertThat(Axis.of(0.5, 900, true, 0, 100).ticks()).containsExactly(1.0, 10.0, 100.0, 1000.0);
        assertThat(Axis.of(3, 60, true, 0, 100).ticks()).containsExactly(5.0, 10.0, 20.0, 50.0);
        Axis axis = Axis.of(0, 47, false, 10, 110);
        assertThat(axis.y(0)).isEqualTo(110);
        assertThat(axis.y(47)).isBetween(10.0, 20.0);
    }

    @Test
    void saysWhenAChartIsLogarithmic() {
        assertThat(chart(1.0, 5.0).isLogarithmic()).isFalse();
        assertThat(chart(1.0, 50.0).isLogarithmic()).isTrue();
        assertThat(chart(0.0, 50.0).isLogarithmic()).isFalse();
        assertThat(chart((Double) null).isEmpty()).isTrue();
    }

    @Test
    void leavesAGapWhereAContestantHasNoValue() {
        String svg = chart(1.0, null, 2.0, 3.0).svg("a gap");
        assertThat(Pattern.compile("d=\"M[0-9. ]+ M[0-9. ]+ L[0-9. ]+\"")
                        .matcher(svg)
                        .find())
                .as(svg)
                .isTrue();
    }

    @Test
    void keepsLabelsApart() {
        var curves = SampleRows.CONTESTANTS.stream()
                .map(name -> new LineChart.Curve(name, "c0", List.of(1.0, 1.0)))
                .toList();
        String svg = new LineChart(List.of("1", "2"), curves).svg("labels");
        List<Double> places = Pattern.compile("y=\"([0-9.]+)\" class=\"name c0\"")
                .matcher(svg)
                .results()
                .map(match -> Double.valueOf(match.group(1)))
                .sorted()
                .toList();
        assertThat(places).hasSize(SampleRows.CONTESTANTS.size());
        for (int i = 1; i < places.size(); i++) {
            assertThat(places.get(i) - places.get(i - 1)).isGreaterThanOrEqualTo(14);
        }
        assertThat(places.get(places.size() - 1)).isLessThanOrEqualTo(240);
    }

    @Test
    void cutsABarThatWouldHideTheOthers() {
        assertThat(BarChart.largest(List.of(1.0, 2.0, 3.0))).isEqualTo(3.0);
        assertThat(BarChart.largest(List.of(1.0, 2.0, 30.0))).isEqualTo(3.0);
        assertThat(BarChart.largest(List.of(30.0))).isEqualTo(30.0);
        assertThat(BarChart.largest(List.of())).isEqualTo(1.0);
    }

    @Test
    void coloursRatiosBySteps() {
        assertThat(List.of(0.1, 0.3, 0.6, 0.9, 1.0, 1.1, 1.5, 3.0, 9.0))
                .extracting(HeatTable::level)
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    @Test
    void ordersTheSeriesByTheirNumbers() {
        Results results = new Results(List.of(
                SampleRows.measured("mix-1000", "leat", 1, 1.0),
                SampleRows.measured("mix-8", "leat", 1, 1.0),
                SampleRows.measured("heap-64", "leat", 1, 1.0),
                SampleRows.measured("heap-32", "leat", 1, 1.0)));
        assertThat(Series.in(results)).extracting(Series::prefix).containsExactly("mix");
        assertThat(Series.in(results).get(0).workloads(results))
                .extracting(entry -> entry.getKey())
                .containsExactly("mix-8", "mix-1000");
        assertThat(Series.replacesBars("heap-64", results)).isFalse();
        assertThat(Series.replacesBars("mix-8", results)).isTrue();
    }

    private static LineChart chart(@Nullable Double... values) {
        List<@Nullable Double> list = Arrays.asList(values);
        return new LineChart(
                list.stream().map(String::valueOf).toList(), List.of(new LineChart.Curve("leat", "ours", list)));
    }
}
