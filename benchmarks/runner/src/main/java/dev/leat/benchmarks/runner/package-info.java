/** Runs the suite: one JVM for a contestant, one round after the other, one report. */
@NullMarked
package dev.leat.benchmarks.runner;

import org.jspecify.annotations.NullMarked;
