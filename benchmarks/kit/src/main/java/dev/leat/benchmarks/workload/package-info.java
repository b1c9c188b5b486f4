/** The work that contestants are given: one class each, listed in {@link dev.leat.benchmarks.workload.Workloads}. */
@NullMarked
package dev.leat.benchmarks.workload;

import org.jspecify.annotations.NullMarked;
