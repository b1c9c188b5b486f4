/** What the tests of this module share. */
@NullMarked
package dev.leat.mapper.it.testing;

import org.jspecify.annotations.NullMarked;
