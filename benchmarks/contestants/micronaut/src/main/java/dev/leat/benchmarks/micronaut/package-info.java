/** Micronaut Data R2DBC. */
@NullMarked
package dev.leat.benchmarks.micronaut;

import org.jspecify.annotations.NullMarked;
