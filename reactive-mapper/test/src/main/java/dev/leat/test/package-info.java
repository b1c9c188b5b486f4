/**
 * Tests of code on Leat: a database per class, rollback per test, statement budgets, and the cancel tester. Start with
 * {@link dev.leat.test.LeatTest}.
 */
@NullMarked
package dev.leat.test;

import org.jspecify.annotations.NullMarked;
