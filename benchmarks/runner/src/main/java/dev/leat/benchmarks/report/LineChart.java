package dev.leat.benchmarks.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Curves of the contestants over the points of a series.
 *
 * @param points labels of the points, from left to right
 * @param curves one for each contestant
 */
record LineChart(List<String> points, List<Curve> curves) {
    private static final int WIDTH = 590;
    private static final int LEFT = 52;
    private static final int RIGHT = 440;
    private static final int TOP = 12;
    private static final int LABEL = 15;

    /** From here on the smallest values of a linear chart could not be told apart. */
    private static final double SPREAD_OF_LOG = 12;

    /**
     * One contestant's values.
     *
     * @param name of the contestant
     * @param colour its class
     * @param values at the points; null where there is none
     */
    record Curve(String name, String colour, List<@Nullable Double> values) {
        boolean isEmpty() {
            return values.stream().allMatch(Objects::isNull);
        }

        double last() {
            return values.stream()
                    .filter(Objects::nonNull)
                    .reduce((before, value) -> value)
                    .orElse(0.0);
        }

        int lastPoint() {
            int last = 0;
            for (int i = 0; i < values.size(); i++) {
                last = values.get(i) == null ? last : i;
            }
            return last;
        }
    }

    boolean isEmpty() {
        return curves.stream().allMatch(Curve::isEmpty);
    }

    boolean isLogarithmic() {
        return least() > 0 && most() / least() > SPREAD_OF_LOG;
    }

    private DoubleStream values() {
        return curves.stream()
                .flatMap(curve -> curve.values().stream())
                .flatMap(Stream::ofNullable)
                .mapToDouble(Double::doubleValue);
    }

    private double least() {
        return values().min().orElse(0);
    }

    private double most() {
        return values().max().orElse(1);
    }

    String svg(String label) {
        List<Curve> drawn = curves.stream()
                .filter(curve -> !curve.isEmpty())
                .sorted(Comparator.comparing((Curve curve) -> curve.colour().equals("ours")))
                .toList();
        int bottom = Math.max(TOP + 220, TOP + drawn.size() * LABEL + 10);
        Axis axis = Axis.of(least(), most(), isLogarithmic(), TOP, bottom);
        Svg svg = new Svg(WIDTH, bottom + 24, label);
        axis.ticks()
                .forEach(tick -> svg.line(LEFT, axis.y(tick), RIGHT, axis.y(tick), "grid")
                        .text(LEFT - 6, axis.y(tick) + 4, "tick end", Numbers.tick(tick)));
        for (int i = 0; i < points.size(); i++) {
            svg.text(x(i), bottom + 17, "tick middle", points.get(i));
        }
        drawn.forEach(curve -> draw(svg, curve, axis));
        labels(svg, drawn, axis, bottom);
        return svg.end();
    }

    private void draw(Svg svg, Curve curve, Axis axis) {
        StringBuilder path = new StringBuilder();
        svg.titled(curve.name());
        boolean begun = false;
        for (int i = 0; i < points.size(); i++) {
            Double value = curve.values().get(i);
            if (value != null) {
                path.append(begun ? " L" : " M")
                        .append(Svg.at(x(i)))
                        .append(' ')
                        .append(Svg.at(axis.y(value)));
                svg.circle(x(i), axis.y(value), curve.colour().equals("ours") ? 3.5 : 2.5, "dot " + curve.colour());
            }
            begun = value != null;
        }
        svg.path(path.toString().strip(), "curve " + curve.colour()).endTitled();
    }

    /** At the end of each curve, moved apart where they would cover each other. */
    private void labels(Svg svg, List<Curve> drawn, Axis axis, int bottom) {
        List<Curve> fromTop = drawn.stream()
                .sorted(Comparator.comparingDouble((Curve curve) -> axis.y(curve.last())))
                .toList();
        List<Double> places = new ArrayList<>();
        double next = TOP;
        for (Curve curve : fromTop) {
            next = Math.max(next, axis.y(curve.last()));
            places.add(next);
            next += LABEL;
        }
        double limit = bottom;
        for (int i = places.size() - 1; i >= 0; i--) {
            places.set(i, Math.min(places.get(i), limit));
            limit = places.get(i) - LABEL;
        }
        for (int i = 0; i < places.size(); i++) {
            Curve curve = fromTop.get(i);
            svg.line(x(curve.lastPoint()) + 6, axis.y(curve.last()), RIGHT + 20, places.get(i), "leader")
                    .circle(RIGHT + 25, places.get(i), 4, "dot " + curve.colour())
                    .text(RIGHT + 33, places.get(i) + 4, "name " + curve.colour(), curve.name());
        }
    }

    private double x(int point) {
        return points.size() == 1
                ? (LEFT + RIGHT) / 2.0
                : LEFT + 16 + point * (RIGHT - LEFT - 24.0) / (points.size() - 1);
    }
}
