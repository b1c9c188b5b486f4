/** Keys of every type: what equals is what the database says, whatever Java says. */
@NullMarked
package dev.leat.mapper.it.keys;

import org.jspecify.annotations.NullMarked;
