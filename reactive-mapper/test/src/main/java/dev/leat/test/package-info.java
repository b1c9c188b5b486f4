/**
 * Tests of code on Leat: a database per class, rollback per test, statement budgets, and the cancel tester. Start with
 * {@link dev.leat.test.LeatTest}. What these stand on is in {@code dev.leat.core.testing} of the test-jar of reactive-core, for
 * tests of one's own: {@link dev.leat.core.testing.StrictSubscriber}, which notes every breach of the Reactive Streams rules,
 * {@link dev.leat.core.testing.FaultConnectionFactory}, {@link dev.leat.core.testing.DatabaseInvariants}.
 */
@NullMarked
package dev.leat.test;

import org.jspecify.annotations.NullMarked;
