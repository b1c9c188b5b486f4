/** An optional module for Jackson 3 that writes handles of related rows. */
@NullMarked
package dev.leat.mapper.json;

import org.jspecify.annotations.NullMarked;
