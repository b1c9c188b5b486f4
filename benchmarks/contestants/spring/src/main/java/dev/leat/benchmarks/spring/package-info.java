/** Spring Data R2DBC. */
@NullMarked
package dev.leat.benchmarks.spring;

import org.jspecify.annotations.NullMarked;
