/** Streams of entities, of sizes that do not fit into memory. */
@NullMarked
package dev.leat.mapper.it.stream;

import org.jspecify.annotations.NullMarked;
