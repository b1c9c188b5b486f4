@NullMarked
package dev.leat.benchmarks.runner;

import org.jspecify.annotations.NullMarked;
