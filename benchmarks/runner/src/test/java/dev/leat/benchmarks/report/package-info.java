@NullMarked
package dev.leat.benchmarks.report;

import org.jspecify.annotations.NullMarked;
