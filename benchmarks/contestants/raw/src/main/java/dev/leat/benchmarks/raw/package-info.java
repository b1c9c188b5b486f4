/** The driver and its pool, by hand. */
@NullMarked
package dev.leat.benchmarks.raw;

import org.jspecify.annotations.NullMarked;
