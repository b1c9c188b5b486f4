/** For contestants that give publishers. */
@NullMarked
package dev.leat.benchmarks.reactive;

import org.jspecify.annotations.NullMarked;
