/** The PostgreSQL client of Vert.x. */
@NullMarked
package dev.leat.benchmarks.vertx;

import org.jspecify.annotations.NullMarked;
