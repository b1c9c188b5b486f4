package dev.leat.benchmarks.report;

import java.util.Locale;

/** An inline drawing; colours come from classes, so that the page's light and dark apply. */
final class Svg {
    private final StringBuilder text = new StringBuilder();

    Svg(int width, int height, String label) {
        text.append(
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">".formatted(width, height, escape(label)));
    }

    Svg rect(double x, double y, double width, double height, String classes) {
        return element(
                "rect",
                "x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"2\" class=\"%s\""
                        .formatted(at(x), at(y), at(Math.max(width, 0)), at(height), classes));
    }

    Svg line(double x1, double y1, double x2, double y2, String classes) {
        return element(
                "line",
                "x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" class=\"%s\""
                        .formatted(at(x1), at(y1), at(x2), at(y2), classes));
    }

    Svg circle(double x, double y, double radius, String classes) {
        return element(
                "circle", "cx=\"%s\" cy=\"%s\" r=\"%s\" class=\"%s\"".formatted(at(x), at(y), at(radius), classes));
    }

    Svg path(String d, String classes) {
        return element("path", "d=\"%s\" class=\"%s\"".formatted(d, classes));
    }

    /** Text that begins, ends or is centred at a point, as a class says. */
    Svg text(double x, double y, String classes, String content) {
        text.append("<text x=\"%s\" y=\"%s\" class=\"%s\">%s</text>".formatted(at(x), at(y), classes, escape(content)));
        return this;
    }

    /** What shows when a pointer rests there, over everything until {@link #endTitled}. */
    Svg titled(String title) {
        text.append("<g><title>").append(escape(title)).append("</title>");
        return this;
    }

    Svg endTitled() {
        text.append("</g>");
        return this;
    }

    private Svg element(String name, String attributes) {
        text.append('<').append(name).append(' ').append(attributes).append("/>");
        return this;
    }

    String end() {
        return text + "</svg>\n";
    }

    static String at(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }

    static String escape(String content) {
        return content.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
