/** Spells a query value for one database: the dialects hold what differs, the one renderer holds what is the same. */
@NullMarked
package dev.leat.core.sql;

import org.jspecify.annotations.NullMarked;
