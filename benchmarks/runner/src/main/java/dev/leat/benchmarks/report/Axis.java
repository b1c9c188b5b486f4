package dev.leat.benchmarks.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Where values stand from top to bottom.
 *
 * @param least at the bottom
 * @param most at the top
 * @param logarithmic whether equal distances are equal factors
 * @param top coordinate of {@code most}
 * @param bottom coordinate of {@code least}
 */
record Axis(double least, double most, boolean logarithmic, int top, int bottom) {
    static Axis of(double least, double most, boolean logarithmic, int top, int bottom) {
        return logarithmic
                ? new Axis(least / 1.15, most * 1.15, true, top, bottom)
                : new Axis(0, most <= 0 ? 1 : most * 1.08, false, top, bottom);
    }

    double y(double value) {
        double part = logarithmic ? Math.log(value / least) / Math.log(most / least) : (value - least) / (most - least);
        return bottom - part * (bottom - top);
    }

    /** The round numbers within. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (logarithmic) {
            boolean narrow = most / least < 200;
            for (double ten = Math.pow(10, Math.floor(Math.log10(least))); ten <= most; ten *= 10) {
                for (int times : narrow ? new int[] {1, 2, 5} : new int[] {1}) {
                    if (ten * times >= least && ten * times <= most) {
                        ticks.add(ten * times);
                    }
                }
            }
            return ticks;
        }
        double step = step();
        for (int i = 0; i * step <= most; i++) {
            ticks.add(i * step);
        }
        return ticks;
    }

    private double step() {
        double rough = most / 5;
        double ten = Math.pow(10, Math.floor(Math.log10(rough)));
        for (int times : new int[] {1, 2, 5}) {
            if (ten * times >= rough) {
                return ten * times;
            }
        }
        return ten * 10;
    }
}
