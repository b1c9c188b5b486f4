/** What happens inside one process, with nothing behind it that takes time. */
@NullMarked
package dev.leat.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
