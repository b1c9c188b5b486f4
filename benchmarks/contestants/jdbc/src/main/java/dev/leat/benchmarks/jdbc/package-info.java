/** JDBC, on platform threads and on virtual threads. */
@NullMarked
package dev.leat.benchmarks.jdbc;

import org.jspecify.annotations.NullMarked;
