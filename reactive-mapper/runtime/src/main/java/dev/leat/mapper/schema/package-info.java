/** Tables for entities. */
@NullMarked
package dev.leat.mapper.schema;

import org.jspecify.annotations.NullMarked;
