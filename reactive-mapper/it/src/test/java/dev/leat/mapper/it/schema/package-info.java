/** The tables that entities get. */
@NullMarked
package dev.leat.mapper.it.schema;

import org.jspecify.annotations.NullMarked;
