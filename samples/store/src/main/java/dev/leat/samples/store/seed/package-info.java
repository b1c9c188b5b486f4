/** What an empty database is filled with. */
@NullMarked
package dev.leat.samples.store.seed;

import org.jspecify.annotations.NullMarked;
