/** Hibernate Reactive. */
@NullMarked
package dev.leat.benchmarks.hibernate;

import org.jspecify.annotations.NullMarked;
