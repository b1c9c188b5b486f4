/** Tests of the mapper that need generated code. */
@NullMarked
package dev.leat.mapper.it;

import org.jspecify.annotations.NullMarked;
