/**
 * The query language as immutable values: tables, typed columns, conditions, and the statements made of them. Nothing here
 * knows SQL text or a database; the package {@code sql} spells these values.
 *
 * <p>The type parameter {@code S} of columns and conditions is the row source they belong to (for entities, the record
 * class). It exists for the compiler only: a condition on another source's column does not compile.
 */
@NullMarked
package dev.leat.core.query;

import org.jspecify.annotations.NullMarked;
