/** jOOQ on R2DBC. */
@NullMarked
package dev.leat.benchmarks.jooq;

import org.jspecify.annotations.NullMarked;
