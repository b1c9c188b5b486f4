/** Loads related rows: from a plan of includes to the levels in which they are loaded, one statement for each load. */
@NullMarked
package dev.leat.mapper.fetch;

import org.jspecify.annotations.NullMarked;
