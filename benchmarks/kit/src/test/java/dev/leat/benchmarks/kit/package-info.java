@NullMarked
package dev.leat.benchmarks.kit;

import org.jspecify.annotations.NullMarked;
