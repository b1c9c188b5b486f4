/** The store over real HTTP, on H2 and on PostgreSQL. */
@NullMarked
package dev.leat.samples.store;

import org.jspecify.annotations.NullMarked;
