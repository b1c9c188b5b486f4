/** What a contestant offers, and how one is run in a JVM of its own. */
@NullMarked
package dev.leat.benchmarks.kit;

import org.jspecify.annotations.NullMarked;
