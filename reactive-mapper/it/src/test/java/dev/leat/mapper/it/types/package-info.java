/** Every attribute type, there and back. */
@NullMarked
package dev.leat.mapper.it.types;

import org.jspecify.annotations.NullMarked;
