@NullMarked
package dev.leat.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
