/** A connection factory whose changes all end with the test. Nothing in here blocks. */
@NullMarked
package dev.leat.test.rollback;

import org.jspecify.annotations.NullMarked;
