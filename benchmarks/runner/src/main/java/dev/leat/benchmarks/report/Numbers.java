package dev.leat.benchmarks.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them: three digits that say something. */
final class Numbers {
    static final String NONE = "–";

    private Numbers() {}

    static String number(double value) {
        double size = Math.abs(value);
        if (size >= 99.95 || size == 0) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, size >= 9.995 ? "%.1f" : size >= 0.0995 ? "%.2f" : "%.3f", value);
    }

    static String number(@Nullable Double value) {
        return value == null ? NONE : number(value.doubleValue());
    }

    /** A round number at an axis. */
    static String tick(double value) {
        String text = number(value);
        return text.contains(".") ? text.replaceFirst("\\.?0+$", "") : text;
    }

    /** How many times as fast. */
    static String ratio(@Nullable Double ratio) {
        return ratio == null ? NONE : number(ratio.doubleValue()) + "×";
    }

    static String bytes(@Nullable Double bytes) {
        if (bytes == null) {
            return NONE;
        }
        if (bytes < 1_000) {
            return number(bytes.doubleValue()) + " B";
        }
        return bytes < 1_000_000 ? number(bytes / 1_000) + " kB" : number(bytes / 1_000_000) + " MB";
    }
}
