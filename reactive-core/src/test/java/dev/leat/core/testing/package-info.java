/**
 * What database tests share: one PostgreSQL server per JVM, a database per test class, faults injected between Leat and
 * the driver or on the wire, and checks that nothing was left behind. Part of the test-jar, never of the library.
 */
@NullMarked
package dev.leat.core.testing;

import org.jspecify.annotations.NullMarked;
