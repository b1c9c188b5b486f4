/** What a run found: for programs, for the console, and for people who would rather look than read. */
@NullMarked
package dev.leat.benchmarks.report;

import org.jspecify.annotations.NullMarked;
