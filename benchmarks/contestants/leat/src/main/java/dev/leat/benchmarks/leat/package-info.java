/** Leat as its README shows it. */
@NullMarked
package dev.leat.benchmarks.leat;

import org.jspecify.annotations.NullMarked;
