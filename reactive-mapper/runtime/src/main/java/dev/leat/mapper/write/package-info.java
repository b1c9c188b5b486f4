/** Inserts, updates and deletes of entities, one or many. */
@NullMarked
package dev.leat.mapper.write;

import org.jspecify.annotations.NullMarked;
