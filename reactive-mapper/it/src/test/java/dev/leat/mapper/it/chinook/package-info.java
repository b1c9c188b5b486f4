/** The Chinook database as entities, compared with SQL. */
@NullMarked
package dev.leat.mapper.it.chinook;

import org.jspecify.annotations.NullMarked;
