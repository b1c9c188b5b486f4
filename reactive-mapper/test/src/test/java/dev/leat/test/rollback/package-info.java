@NullMarked
package dev.leat.test.rollback;

import org.jspecify.annotations.NullMarked;
